// The graph as it is seen now, as a drawing to keep.

import {kFont, kLabelSize, kLineHeight} from './canvas.js';
import {drawn, save} from './dom.js';

const kScale = 2;

function drawEdges({sigma, graph}) {
  return graph.mapEdges((key, _, source, target) => {
    const look = sigma.getEdgeDisplayData(key);
    if (!look || look.hidden) return null;
    const [a, b] = [source, target].map((node) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(node)));
    return drawn('line', {x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1),
                          stroke: look.color, 'stroke-width': sigma.scaleSize(look.size).toFixed(2)});
  });
}

function drawNodes({sigma, graph}) {
  const looks = graph.mapNodes((node) => sigma.getNodeDisplayData(node)).filter((look) => look && !look.hidden);
  return looks.sort((a, b) => b.size - a.size).map((look) => {
    const {x, y} = sigma.framedGraphToViewport(look);
    return drawn('circle', {cx: x.toFixed(1), cy: y.toFixed(1), r: sigma.scaleSize(look.size).toFixed(2), fill: look.color});
  });
}

function drawLabels({drawn: labels, palette}) {
  return labels.map(({lines, x, y, bold}) => drawn('text', {
    fill: palette.ink, stroke: palette.canvas, 'stroke-width': 4, 'stroke-linejoin': 'round',
    'paint-order': 'stroke', 'font-weight': bold && 600,
  }, lines.map((line, i) => drawn('tspan', {x: x.toFixed(1), y: (y + i * kLineHeight).toFixed(1)}, line))));
}

function svgText(canvas) {
  const {width, height} = canvas.sigma.getDimensions();
  const svg = drawn('svg', {width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': kFont,
                            'font-size': kLabelSize, 'font-weight': 500},
    drawn('rect', {width, height, fill: canvas.palette.canvas}), drawEdges(canvas), drawNodes(canvas), drawLabels(canvas));
  // Characters that XML cannot hold.
  return {width, height, text: new XMLSerializer().serializeToString(svg)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')};
}

export function saveSvg(canvas) {
  save('graph.svg', 'image/svg+xml', svgText(canvas).text);
}

export async function savePng(canvas) {
  const {width, height, text} = svgText(canvas);
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  await image.decode();
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [width * kScale, height * kScale];
  sheet.getContext('2d').drawImage(image, 0, 0, sheet.width, sheet.height);
  const blob = await new Promise((done) => sheet.toBlob(done, 'image/png'));
  save('graph.png', 'image/png', blob);
}
