// What the reader of the page knows better than the graph, collected as the corrections file that
// the pipeline's "resolve" takes (schemas/corrections.schema.json).

import {element, find, iconButton, save} from './dom.js';
import {count} from './text.js';
import {predicateWords, typeWords} from './words.js';

const kAuthor = 'docweave-author';

/** The browser's store, or nothing where a page without address has none. */
function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    // Private windows and some browsers keep nothing for files.
  }
  return null;
}

const today = () => new Date().toISOString().slice(0, 10);

const speaksOf = (statement) => ({
  subject: {iri: statement.subject.iri},
  predicate: statement.predicate,
  ...(statement.object ? {object: {iri: statement.object.iri}} : {value: statement.value}),
});

export class Corrections {
  constructor(model) {
    this.model = model;
    this.entities = new Map(model.entities.map((entity) => [entity.iri, entity]));
    this.key = 'docweave-corrections ' + location.pathname;
    this.author = stored(kAuthor) ?? '';
    this.entries = JSON.parse(stored(this.key) ?? '[]');
    this.listeners = [];
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  changed() {
    stored(this.key, JSON.stringify(this.entries));
    for (const listener of this.listeners) listener();
  }

  add(entry) {
    this.entries.push({...entry, date: today()});
    this.changed();
  }

  remove(entry) {
    this.entries = this.entries.filter((other) => other !== entry);
    this.changed();
  }

  explain(entry, reason) {
    if (reason.trim()) entry.reason = reason.trim();
    else delete entry.reason;
    this.changed();
  }

  /** The entry that marks a statement as wrong, if there is one. */
  wrongEntry(statement) {
    return this.entries.find((entry) => entry.action === 'wrong' &&
      entry.subject.iri === statement.subject.iri && entry.predicate === statement.predicate &&
      entry.object?.iri === statement.object?.iri && (statement.object || entry.value === statement.value));
  }

  toggleWrong(statement) {
    const entry = this.wrongEntry(statement);
    if (entry) this.remove(entry);
    else this.add({action: 'wrong', ...speaksOf(statement)});
  }

  wrong() {
    if (!this.entries.some((entry) => entry.action === 'wrong')) return new Set();
    return new Set(this.model.statements.filter((statement) => this.wrongEntry(statement)));
  }

  /** The entries that speak of an entity as a whole or of its names. */
  about(entity) {
    return this.entries.filter((entry) => entry.entities?.some(({iri}) => iri === entity.iri));
  }

  setAuthor(author) {
    this.author = author;
    stored(kAuthor, author);
  }

  json() {
    const author = this.author.trim();
    return JSON.stringify(this.entries.map((entry) => ({...entry, ...(author && {author})})), null, 2) + '\n';
  }

  name({iri, name}) {
    return name ? `“${name}”` : this.entities.get(iri)?.name ?? iri;
  }

  says(entry) {
    const names = (entry.entities ?? []).map((part) => this.name(part));
    switch (entry.action) {
      case 'same': return names.join(' is the same as ');
      case 'different': return names.join(' is not the same as ');
      case 'rename': return `${names[0]} is named “${entry.name}”`;
      case 'retype': return `${names[0]} is of type ${typeWords(entry.type).one}`;
      case 'drop': return `${names[0]} is nothing to keep`;
      default: return `Wrong: ${this.name(entry.subject)} ${predicateWords(entry.predicate).there} ` +
        (entry.object ? this.name(entry.object) : entry.value);
    }
  }
}

/** The dialog that lists the marks and saves the file. */
export function connectDialog(corrections) {
  const list = element('ul', {class: 'marks'});
  const author = element('input', {type: 'text', id: 'author', value: corrections.author, autocomplete: 'name',
                                   on: {input: () => corrections.setAuthor(author.value)}});
  const download = element('button', {
    type: 'button', class: 'primary', id: 'download-corrections', autofocus: true,
    on: {click: () => save('corrections.json', 'application/json', corrections.json())},
  }, 'Download corrections.json');
  const row = (entry) => element('li', {}, element('div', {class: 'mark-row'},
    element('bdi', {}, corrections.says(entry)),
    iconButton('undo', 'Take this mark back', () => corrections.remove(entry))),
  element('input', {type: 'text', placeholder: 'Reason (optional)', value: entry.reason ?? '',
                    'aria-label': 'Reason: ' + corrections.says(entry),
                    on: {change: (event) => corrections.explain(entry, event.target.value)}}));
  const draw = () => {
    const {entries} = corrections;
    list.replaceChildren(...entries.map(row));
    list.hidden = !entries.length;
    download.disabled = !entries.length;
    find('corrections-count').textContent = entries.length || '';
    find('corrections-button').setAttribute('aria-label', 'Corrections: ' + count(entries.length, 'mark'));
    find('corrections-none').hidden = entries.length > 0;
  };
  corrections.onChange(draw);
  find('corrections-list').replaceChildren(list);
  find('corrections-author').replaceChildren(element('label', {for: 'author'}, 'Your name'), author);
  find('corrections-actions').prepend(download);
  draw();
}
