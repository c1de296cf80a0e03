// The words that prove a statement, with the names in them marked, and the way to their document.

import {element, icon} from './dom.js';
import {dateName} from './text.js';

const kFragmentWords = 6;

const isWordSign = (sign) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Where any of the names stands as whole words, longest name first: [begin, end) pairs. */
function placesOf(names, text) {
  const places = [];
  const low = text.toLowerCase();
  if (low.length !== text.length) return places;
  const free = (begin, end) => places.every((place) => end <= place[0] || place[1] <= begin);
  for (const name of names) {
    const wanted = name.toLowerCase();
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (isWordSign(text[at - 1]) || isWordSign(text[end])) continue;
      if (free(at, end)) places.push([at, end]);
    }
  }
  return places;
}

const longestFirst = (names) => [...new Set(names)].filter((name) => name.trim().length > 1)
  .sort((a, b) => b.length - a.length);

/** A quote as nodes, the names of both ends of its statement marked in the colours of their types. */
export function markedQuote(statement, text) {
  const marks = [];
  const take = (names, type) => {
    for (const [begin, end] of placesOf(longestFirst(names), text)) {
      if (marks.every((mark) => end <= mark.begin || mark.end <= begin)) marks.push({begin, end, type});
    }
  };
  take(statement.subject.names, statement.subject.type);
  if (statement.object) take(statement.object.names, statement.object.type);
  else take([statement.value], 'value');
  marks.sort((a, b) => a.begin - b.begin);
  const nodes = [];
  let at = 0;
  for (const {begin, end, type} of marks) {
    nodes.push(text.slice(at, begin), element('mark', {'data-type': type}, text.slice(begin, end)));
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** Proofs without those that a longer one of the same document holds; `rules` are those of all. */
export function longestProofs(evidence) {
  const within = (a, b) => a.document === b.document && b.text.includes(a.text);
  const longest = evidence.filter((proof, i) => !evidence.some((other, j) =>
    within(proof, other) && (other.text.length > proof.text.length || j < i)));
  return longest.map((proof) => (
    {...proof, rules: [...new Set(evidence.filter((other) => within(other, proof)).map(({rule}) => rule))]}));
}

/** A text fragment (`#:~:text=`): browsers scroll to these words and mark them. */
function fragmentOf(text) {
  const part = (words) => encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
  const words = text.split('\n')[0].trim().split(/\s+/);
  if (words.length <= 2 * kFragmentWords) return ':~:text=' + part(words);
  return `:~:text=${part(words.slice(0, kFragmentWords))},${part(words.slice(-kFragmentWords))}`;
}

function safe(address, base) {
  try {
    const url = new URL(address, base);
    return ['http:', 'https:', 'file:'].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

const webAddress = (address) => /^https?:\/\//i.test(address) ? safe(address) : null;

/** Where a document can be opened, at the words if given; null when nothing says where it lies. */
export function addressOf(model, document, evidence) {
  const path = document.id.split('/').map(encodeURIComponent).join('/');
  const url = webAddress(document.url) ?? webAddress(document.id) ??
    (model.sources ? safe(model.sources + path, window.location.href) : null);
  if (!url) return null;
  if (evidence && !url.hash) url.hash = evidence.page ? `page=${evidence.page}` : fragmentOf(evidence.text);
  return url.href;
}

export function documentLink(model, document, evidence) {
  const address = addressOf(model, document, evidence);
  const name = [icon('document'), element('bdi', {}, document.title)];
  if (!address) return element('span', {class: 'document', title: document.id}, name);
  return element('a', {class: 'document', href: address, target: '_blank', rel: 'noopener noreferrer',
                       title: document.id}, name);
}

export function documentFacts(document) {
  return [document.publisher, document.date && dateName(document.date)].filter(Boolean).join(' · ');
}
