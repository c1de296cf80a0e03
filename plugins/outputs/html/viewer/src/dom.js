// Elements are built from text and properties alone: nothing of the graph is ever read as HTML.

const kSvg = 'http://www.w3.org/2000/svg';

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === 'style') {
      for (const [property, setting] of Object.entries(value)) node.style.setProperty(property, setting);
    } else if (name === 'value') {
      node.value = value;
    } else {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

export function element(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function drawn(tag, properties = {}, ...children) {
  return fill(document.createElementNS(kSvg, tag), properties, children);
}

export const find = (id) => document.getElementById(id);

const kIcons = {
  close: 'M6 6l12 12M18 6L6 18',
  quote: 'M5 7h14M5 12h14M5 17h8',
  document: 'M7 3h7l5 5v13H7zM14 3v5h5',
  focus: 'M12 9a3 3 0 100 6 3 3 0 000-6M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  wrong: 'M6 6l12 12M12 3a9 9 0 100 18 9 9 0 000-18',
  undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 010 12',
  pen: 'M4 20l1-4L16 5l3 3L8 19z',
};

export function icon(name) {
  return drawn('svg', {viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true'},
               drawn('path', {d: kIcons[name]}));
}

/** A button that shows a sign alone and is named by its label. */
export function iconButton(name, label, click, properties = {}) {
  return element('button', {type: 'button', class: 'icon-button', 'aria-label': label, title: label,
                            on: {click}, ...properties}, icon(name));
}

export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], {type}));
  element('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
