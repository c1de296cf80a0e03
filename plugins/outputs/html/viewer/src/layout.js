// Each connected part is laid out by ForceAtlas2 (Jacomy et al. 2014) on its own, then the parts are
// packed around the largest. Starting points and numbers of steps are fixed: the same graph always
// looks the same. The work is cut into pieces, so that the page answers meanwhile.

import Graph from 'graphology';
import defaults from 'graphology-layout-forceatlas2/defaults.js';
import {assignLayoutChanges, graphToByteArrays} from 'graphology-layout-forceatlas2/helpers.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';

const kGoldenAngle = Math.PI * (3 - Math.sqrt(5));
const kFirstPiece = 400;  // milliseconds before anything is drawn
const kPiece = 14;        // milliseconds between two answers to the user
const kDrawEvery = 350;   // milliseconds, and twice as much for each thousand dots
const kBarnesHutFrom = 400;
const kMargin = 14;       // around a part, in the layout's own units
const kGap = 2;           // pixels between two dots
const kPushRounds = 60;

/** Where the n-th of a list starts: the first in the middle, the others around it. */
function start(n) {
  const radius = 10 * Math.sqrt(n + 0.5);
  return {x: radius * Math.cos(n * kGoldenAngle), y: radius * Math.sin(n * kGoldenAngle)};
}

const stepsFor = (order) => order < 3 ? 60 : order <= 60 ? 300 : order <= 1000 ? 500 : 200;

/** The connected parts of a graph, the largest first, each a graph of its own. */
function partsOf(graph) {
  const parts = [];
  const seen = new Set();
  graph.forEachNode((first) => {
    if (seen.has(first)) return;
    const nodes = [first];
    seen.add(first);
    for (const node of nodes) {
      graph.forEachNeighbor(node, (neighbor) => {
        if (!seen.has(neighbor)) nodes.push(neighbor);
        seen.add(neighbor);
      });
    }
    parts.push(partOf(graph, nodes));
  });
  return parts.sort((a, b) => b.graph.order - a.graph.order);
}

function partOf(graph, nodes) {
  const part = new Graph({type: 'undirected'});
  nodes.sort((a, b) => graph.degree(b) - graph.degree(a) || a - b);
  nodes.forEach((node, i) => part.addNode(node, {...start(i), size: graph.getNodeAttribute(node, 'size')}));
  for (const node of nodes) {
    graph.forEachEdge(node, (edge, {weight}, source, target) => {
      if (source === node) part.addEdge(source, target, {weight});
    });
  }
  const {nodes: places, edges} = graphToByteArrays(part, (_, {weight}) => weight);
  return {graph: part, places, edges, left: stepsFor(part.order), settings: settingsFor(part.order)};
}

const settingsFor = (order) => ({
  ...defaults,
  strongGravityMode: true,
  gravity: 0.06,
  scalingRatio: 14,
  slowDown: 1 + Math.log(order),
  edgeWeightInfluence: 0.3,
  barnesHutOptimize: order > kBarnesHutFrom,
  barnesHutTheta: 1.2,
});

/** Moves a part's middle to the origin and measures it. */
function measure(part) {
  assignLayoutChanges(part.graph, part.places, null);
  const box = {x: [Infinity, -Infinity], y: [Infinity, -Infinity]};
  part.graph.forEachNode((_, at) => {
    for (const axis of ['x', 'y']) {
      box[axis] = [Math.min(box[axis][0], at[axis]), Math.max(box[axis][1], at[axis])];
    }
  });
  part.middle = {x: (box.x[0] + box.x[1]) / 2, y: (box.y[0] + box.y[1]) / 2};
  part.radius = kMargin;
  part.graph.forEachNode((_, {x, y}) => {
    part.radius = Math.max(part.radius, kMargin + Math.hypot(x - part.middle.x, y - part.middle.y));
  });
}

/** Gives each part a place on an elliptic spiral where it touches none of those before it. */
function pack(parts, aspect) {
  const placed = [];
  let turn = 0;
  for (const part of parts) {
    const free = () => placed.every((other) =>
      Math.hypot(part.x - other.x, part.y - other.y) >= part.radius + other.radius);
    turn = Math.max(0, turn - 3 * part.radius);
    for (;; turn += part.radius / 3) {
      const around = Math.max(6, Math.ceil(2 * Math.PI * turn / part.radius));
      const ways = Array.from({length: around}, (_, i) => 2 * Math.PI * i / around);
      const way = ways.find((angle) => {
        part.x = turn * aspect * Math.cos(angle);
        part.y = turn * Math.sin(angle);
        return free();
      });
      if (way !== undefined) break;
    }
    placed.push(part);
  }
}

/** Moves circles that overlap, pair by pair, found by a grid as wide as the largest. */
function pushApart(circles) {
  const width = 2 * Math.max(...circles.map((circle) => circle.radius));
  for (let round = 0; round < kPushRounds; ++round) {
    const grid = new Map();
    let moved = false;
    for (const a of circles) {
      const [column, row] = [Math.floor(a.x / width), Math.floor(a.y / width)];
      for (let near = 0; near < 9; ++near) {
        for (const b of grid.get(`${column + near % 3 - 1} ${row + Math.floor(near / 3) - 1}`) ?? []) {
          moved = push(a, b) || moved;
        }
      }
      const cell = `${column} ${row}`;
      if (!grid.has(cell)) grid.set(cell, []);
      grid.get(cell).push(a);
    }
    if (!moved) return;
  }
}

function push(a, b) {
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  const far = Math.hypot(dx, dy);
  const lack = a.radius + b.radius - far;
  if (lack <= 0) return false;
  const [x, y] = far > 0 ? [dx / far, dy / far] : [1, 0];
  a.x += x * lack / 2;
  a.y += y * lack / 2;
  b.x -= x * lack / 2;
  b.y -= y * lack / 2;
  return true;
}

export class Layout {
  /** `width` and `height` are the stage's, in pixels. */
  constructor(graph, {width, height}) {
    this.graph = graph;
    this.aspect = Math.min(2, Math.max(0.5, width / height));
    this.height = height;
    this.parts = partsOf(graph);
  }

  /** Runs to the end; `drawn` is called whenever positions have changed, `done` at the end. */
  run(drawn, done) {
    this.work(kFirstPiece);
    this.place();
    drawn();
    let last = performance.now();
    const next = () => {
      if (this.stopped) return;
      const more = this.work(kPiece);
      if (!more || performance.now() - last > kDrawEvery * (1 + this.graph.order / 500)) {
        this.place();
        if (!more) this.spread();
        drawn();
        last = performance.now();
      }
      if (more) setTimeout(next);
      else done();
    };
    setTimeout(next);
  }

  stop() {
    this.stopped = true;
  }

  /** Whether there is more to do. */
  work(milliseconds) {
    const end = performance.now() + milliseconds;
    for (const part of this.parts) {
      while (part.left > 0) {
        if (performance.now() > end) return true;
        iterate(part.settings, part.places, part.edges);
        --part.left;
      }
    }
    return false;
  }

  place() {
    for (const part of this.parts) measure(part);
    pack(this.parts, this.aspect);
    for (const {graph, middle, x, y} of this.parts) {
      graph.forEachNode((node, at) =>
        this.graph.mergeNodeAttributes(node, {x: x + at.x - middle.x, y: y + at.y - middle.y}));
    }
  }

  /** Takes dots from each other's top, as large as they will be on the screen. */
  spread() {
    const reach = Math.max(1, ...this.parts.map((part) =>
      Math.max(Math.abs(part.x) / this.aspect, Math.abs(part.y)) + part.radius));
    const unit = 2 * reach / this.height;
    const nodes = this.graph.mapNodes((node, {x, y, size}) => ({node, x, y, radius: (size + kGap) * unit}));
    pushApart(nodes);
    for (const {node, x, y} of nodes) this.graph.mergeNodeAttributes(node, {x, y});
  }
}
