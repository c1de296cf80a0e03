// The drawn graph: one sigma.js renderer, and a laid out graph for each view.

import Graph from 'graphology';
import Sigma from 'sigma';
import {EdgeArrowProgram, EdgeRectangleProgram} from 'sigma/rendering';

import {Layout} from './layout.js';
import {clip} from './text.js';
import {predicateWords, typeWords} from './words.js';

export const kLabelSize = 12;
export const kLineHeight = 14;
const kLineLength = 24;
const kLabelLength = 44;
const kMostForcedLabels = 40;
const kFullSize = 600;
const kManyEdges = 8000;
export const kFont = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export const hasWebGl = () => Boolean(document.createElement('canvas').getContext('webgl2'));

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function mix(color, other, part) {
  const channel = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round(channel(color, i) * (1 - part) + channel(other, i) * part));
  return '#' + mixed.map((value) => value.toString(16).padStart(2, '0')).join('');
}

/** A label on one line or, when it is long, on two. */
export function wrap(label) {
  if (label.length <= kLineLength) return [label];
  const middle = label.length / 2;
  let best = -1;
  for (let at = label.indexOf(' '); at >= 0; at = label.indexOf(' ', at + 1)) {
    if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  }
  return best < 0 ? [label] : [label.slice(0, best), label.slice(best + 1)];
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The colours of the style sheet, so that they stand in one place. */
export function readPalette(types) {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue('--' + name).trim();
  const palette = {types: {}, faded: {}};
  for (const name of ['canvas', 'card', 'ink', 'faint', 'edge', 'edge-faded', 'accent', 'wrong']) {
    palette[name] = color(name);
  }
  for (const type of types) {
    palette.types[type] = color('type-' + type.toLowerCase());
    palette.faded[type] = mix(palette.types[type], palette.canvas, 0.8);
  }
  return palette;
}

export const edgeLabel = (edge) => {
  const labels = new Set(edge.paths.flatMap(({statements}) =>
    statements.length === 1 ? [predicateWords(statements[0].predicate).there] : []));
  return [...labels].join(', ');
};

/** Weight of an edge: how many different things it goes over, or documents that support it. */
const weightOf = (edge) =>
  Math.max(new Set(edge.paths.map((path) => path.via)).size, ...edge.paths.map((path) => path.statements[0].documents));

export class Canvas {
  /** `on` has the listeners `entity(entity)`, `edge(edge)`, `nothing()`. */
  constructor(container, model, on) {
    this.model = model;
    this.on = on;
    this.graphs = new Map();
    this.asked = [];
    this.drawn = [];
    this.hovered = null;
    this.shown = null;
    this.selected = {};
    this.wrong = new Set();
    this.palette = readPalette(model.types);
    this.graph = new Graph({type: 'undirected'});
    this.sigma = new Sigma(this.graph, container, this.settings());
    this.listen(container);
  }

  settings() {
    return {
      allowInvalidContainer: true,
      defaultEdgeType: 'line',
      edgeProgramClasses: {line: EdgeRectangleProgram, arrow: EdgeArrowProgram},
      enableEdgeEvents: true,
      zIndex: true,
      labelFont: kFont,
      labelSize: kLabelSize,
      labelWeight: '500',
      labelGridCellSize: 70,
      labelDensity: 1,
      labelRenderedSizeThreshold: 4,
      edgeLabelFont: kFont,
      edgeLabelSize: 11,
      renderEdgeLabels: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 5,
      minEdgeThickness: 1.4,
      stagePadding: 48,
      defaultDrawNodeLabel: (context, data) => this.askForLabel(context, data),
      defaultDrawNodeHover: (context, data) => this.drawHover(context, data),
      nodeReducer: (node, data) => this.node(Number(node), data),
      edgeReducer: (_, data) => this.edge(data),
    };
  }

  /** Shows a view; its graph is made and laid out when it is first asked for. */
  show(view, edges) {
    this.layout?.stop();
    this.sigma.setSetting('defaultEdgeType', view.directed ? 'arrow' : 'line');
    let graph = this.graphs.get(view.id);
    const fresh = !graph;
    if (fresh) this.graphs.set(view.id, graph = this.makeGraph(edges, view.directed));
    this.hovered = null;
    this.graph = graph;
    this.sigma.setGraph(graph);
    this.sigma.setSetting('hideEdgesOnMove', edges.length > kManyEdges);
    this.sigma.setSetting('edgeLabelColor', {color: this.palette.faint});
    this.sigma.getCamera().setState({x: 0.5, y: 0.5, ratio: 1, angle: 0});
    if (fresh) this.lay(graph);
  }

  makeGraph(edges, directed) {
    const graph = new Graph({type: 'undirected'});
    const degrees = new Map();
    const count = (entity, more) => degrees.set(entity, (degrees.get(entity) ?? 0) + more);
    for (const edge of edges) {
      count(edge.source, 1);
      count(edge.target, directed ? 0.4 : 1);
    }
    const ranked = [...degrees.keys()].sort((a, b) => degrees.get(b) - degrees.get(a) || a.index - b.index);
    for (const entity of ranked) graph.addNode(entity.index, this.look(entity, degrees.get(entity), {x: 0, y: 0}));
    edges.forEach((edge, place) => {
      graph.addEdge(edge.source.index, edge.target.index,
                    {place, edge, weight: weightOf(edge), size: 1.4 + Math.log2(weightOf(edge)) * 0.7});
    });
    return graph;
  }

  look(entity, degree, {x, y}) {
    return {x, y, entity, label: clip(entity.name, kLabelLength), size: Math.min(22, 3 + 1.9 * Math.sqrt(degree))};
  }

  lay(graph) {
    this.layout = new Layout(graph, this.sigma.getDimensions());
    document.body.dataset.layout = 'moving';
    this.layout.run(() => this.sigma.scheduleRefresh(), () => {
      document.body.dataset.layout = 'settled';
      this.light();
    });
  }

  /** Entities without an edge in this view stand in rows below the others. */
  addLoners(entities) {
    const loners = this.model.entities.filter((e) => entities[e.index] && !this.graph.hasNode(e.index));
    if (!loners.length) return;
    const box = this.sigma.getBBox();
    const width = Math.max(box.x[1] - box.x[0], 100);
    const columns = Math.ceil(Math.sqrt(2 * this.model.entities.length));
    const gap = width / columns;
    let place = this.graph.getAttribute('loners') ?? 0;
    for (const entity of loners) {
      const at = {x: box.x[0] + (place % columns) * gap, y: box.y[0] - gap * (2 + Math.floor(place / columns))};
      this.graph.addNode(entity.index, this.look(entity, 0, at));
      ++place;
    }
    this.graph.setAttribute('loners', place);
  }

  /** `selected` has an entity, an edge or neither; `wrong` the statements marked so. */
  update(shown, selected, wrong) {
    this.shown = shown;
    this.selected = selected;
    this.wrong = wrong;
    if (document.body.dataset.layout !== 'moving') this.addLoners(shown.entities);
    this.light();
  }

  /** Dots are smaller on small screens. */
  get scale() {
    const {width, height} = this.sigma.getDimensions();
    return Math.min(1, Math.max(0.55, Math.min(width, height) / kFullSize));
  }

  light() {
    this.lit = this.litBy(this.hovered ?? this.selected);
    this.sigma.refresh({skipIndexation: true});
  }

  /** What stands out: an entity with its edges and neighbours, or an edge with its ends. */
  litBy({entity, edge}) {
    if (entity && this.graph.hasNode(entity.index)) {
      const nodes = new Set([entity.index]);
      const edges = new Set();
      this.graph.forEachEdge(entity.index, (_, {place}, source, target) => {
        if (!this.shown.edges[place]) return;
        edges.add(place);
        nodes.add(Number(source)).add(Number(target));
      });
      return {nodes, edges, middle: entity.index};
    }
    if (edge) return {nodes: new Set([edge.source.index, edge.target.index]), edges: new Set([edge.place]), middle: -1};
    return null;
  }

  node(index, data) {
    const {entity} = data;
    if (!this.shown?.entities[index]) return {...data, hidden: true};
    const color = this.palette.types[entity.type];
    const size = data.size * this.scale;
    if (!this.lit) return {...data, size, color};
    if (!this.lit.nodes.has(index)) {
      return {...data, size, color: this.palette.faded[entity.type], label: '', zIndex: 0};
    }
    const middle = index === this.lit.middle;
    return {...data, color, zIndex: 2, forceLabel: middle || this.lit.nodes.size <= kMostForcedLabels,
            size: middle ? size + 2 : size, middle};
  }

  edge(data) {
    const {place, edge} = data;
    if (!this.shown?.edges[place]) return {...data, hidden: true};
    const wrong = edge.paths.every((path) => path.statements.some((s) => this.wrong.has(s)));
    const color = wrong ? this.palette.wrong : this.palette.edge;
    if (!this.lit) return {...data, color};
    if (!this.lit.edges.has(place)) return {...data, color: this.palette['edge-faded'], zIndex: 0};
    const labelled = this.lit.edges.size === 1;
    return {...data, color: wrong ? color : this.palette.accent, size: data.size + 0.8, zIndex: 1, type: 'arrow',
            label: labelled ? edgeLabel(edge) : '', forceLabel: labelled};
  }

  askForLabel(context, data) {
    if (!data.label) return;
    this.labelContext = context;
    this.asked.push(data);
  }

  /**
   * Labels are drawn once all of them are known, the largest dots' first, where there is room. The
   * list of those drawn is kept for pictures.
   */
  drawLabels() {
    this.drawn = [];
    this.asked.sort((a, b) => Boolean(b.middle) - Boolean(a.middle) || b.size - a.size);
    for (const data of this.asked) this.drawLabel(this.labelContext, data);
    this.asked = [];
  }

  drawLabel(context, data) {
    const lines = wrap(data.label);
    context.font = `${data.middle ? 600 : 500} ${kLabelSize}px ${kFont}`;
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    const beside = data.x + data.size + 4;
    const fits = beside + width < this.sigma.getDimensions().width;
    const x = fits ? beside : Math.max(data.x - data.size - 4 - width, Math.min(data.x, 4));
    const y = data.y - (lines.length - 1) * kLineHeight / 2 + 4;
    const box = {left: x, right: x + width, top: y - kLabelSize, bottom: y + (lines.length - 1) * kLineHeight + 3};
    if (this.drawn.some((other) => overlap(box, other.box))) return;
    this.drawn.push({lines, x, y, box, bold: data.middle});
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = this.palette.canvas;
    context.fillStyle = this.palette.ink;
    lines.forEach((line, i) => context.strokeText(line, x, y + i * kLineHeight));
    lines.forEach((line, i) => context.fillText(line, x, y + i * kLineHeight));
  }

  drawHover(context, data) {
    const entity = this.model.entities[data.key];
    const name = clip(entity.name, 70);
    const says = typeWords(entity.type).one;
    context.font = `600 12px ${kFont}`;
    const width = Math.max(context.measureText(name).width, 60) + 20;
    const [x, y] = [data.x + data.size + 6, data.y - 20];
    context.shadowColor = 'rgba(0, 0, 0, 0.25)';
    context.shadowBlur = 10;
    context.fillStyle = this.palette.card;
    context.beginPath();
    context.roundRect(x, y, width, 40, 8);
    context.fill();
    context.shadowBlur = 0;
    context.fillStyle = this.palette.ink;
    context.fillText(name, x + 10, y + 17);
    context.font = `400 11px ${kFont}`;
    context.fillStyle = this.palette.faint;
    context.fillText(says, x + 10, y + 32);
  }

  listen(container) {
    const {sigma} = this;
    const hover = (what) => {
      this.hovered = what;
      container.style.cursor = what ? 'pointer' : '';
      this.light();
    };
    sigma.on('afterRender', () => this.drawLabels());
    sigma.on('enterNode', ({node}) => hover({entity: this.model.entities[node]}));
    sigma.on('leaveNode', () => hover(null));
    sigma.on('enterEdge', ({edge}) => hover({edge: this.edgeOf(edge)}));
    sigma.on('leaveEdge', () => hover(null));
    sigma.on('clickNode', ({node}) => this.on.entity(this.model.entities[node]));
    sigma.on('clickEdge', ({edge}) => this.on.edge(this.edgeOf(edge)));
    sigma.on('clickStage', () => this.on.nothing());
    this.listenToDragging();
    // At once: the next frame would show the canvas that the change of size has emptied.
    new ResizeObserver(() => sigma.resize().refresh()).observe(container);
  }

  edgeOf(key) {
    const {edge, place} = this.graph.getEdgeAttributes(key);
    return {...edge, place};
  }

  listenToDragging() {
    const {sigma} = this;
    let dragged = null;
    sigma.on('downNode', ({node}) => {
      dragged = node;
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on('moveBody', ({event, preventSigmaDefault}) => {
      if (dragged === null) return;
      const {x, y} = sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(dragged, {x, y});
      preventSigmaDefault();
      event.original.preventDefault();
    });
    const drop = () => { dragged = null; };
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
    sigma.on('leaveStage', drop);
  }

  recolor() {
    this.palette = readPalette(this.model.types);
    this.sigma.setSetting('edgeLabelColor', {color: this.palette.faint});
  }

  /** Brings an entity to the middle of the stage, or of what a sheet over its lower part leaves. */
  centre(entity, covered = 0) {
    const at = this.sigma.getNodeDisplayData(String(entity.index));
    if (!at) return;
    const camera = this.sigma.getCamera();
    const ratio = Math.min(camera.ratio, 0.6);
    const {width, height} = this.sigma.getDimensions();
    const down = covered / 2 / Math.min(width, height) * ratio;
    camera.animate({x: at.x, y: at.y - down, ratio}, this.motion());
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ratio: camera.getBoundedRatio(camera.ratio / factor)}, this.motion());
  }

  pan(right, up) {
    const {x, y, ratio} = this.sigma.getCamera();
    this.sigma.getCamera().animate({x: x + right * 0.12 * ratio, y: y + up * 0.12 * ratio}, this.motion());
  }

  fit() {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    this.sigma.getCamera().animate({x: 0.5, y: 0.5, ratio: 1, angle: 0}, this.motion());
  }

  motion() {
    return {duration: calm() ? 0 : 250};
  }
}
