// The same as rows: what is shown under the filters, sorted, and saved as CSV.

import {element, save} from './dom.js';
import {count, fold, monthName, number} from './text.js';
import {predicateWords, statusWords, typeWords} from './words.js';

const kPage = 100;

const period = ({months}) => !months ? '' : months[0] === months[1] ? monthName(months[0]) :
  `${monthName(months[0])} – ${monthName(months[1])}`;

const objectName = (s) => s.object ? s.object.name : s.value;

/** A column: title, the value that sorts and is saved, and what a cell shows when it differs. */
const kTables = {
  entities: [
    {title: 'Name', value: (e) => e.name, entity: (e) => e},
    {title: 'Type', value: (e) => typeWords(e.type).one, type: (e) => e.type},
    {title: 'Connections', value: (e) => e.connections},
    {title: 'Documents', value: (e) => e.documents},
    {title: 'Mentions', value: (e) => e.mentions},
    {title: 'When', value: period, sort: (e) => e.months?.[0] ?? Infinity},
    {title: 'Also named', value: (e) => e.names.slice(1).join('; '), wide: true},
    {title: 'IRI', value: (e) => e.iri, savedOnly: true},
  ],
  statements: [
    {title: 'Subject', value: (s) => s.subject.name, entity: (s) => s.subject},
    {title: 'Relation', value: (s) => predicateWords(s.predicate).there},
    {title: 'Object', value: objectName, entity: (s) => s.object, long: true},
    {title: 'Held', value: (s) => statusWords(s.status).badge || 'as fact'},
    {title: 'Confidence', value: (s) => Math.round(s.confidence * 100) / 100},
    {title: 'Documents', value: (s) => s.documents},
    {title: 'Quote', value: (s) => s.evidence[0]?.text ?? '', wide: true},
    {title: 'Document', value: (s) => s.evidence[0]?.document.id ?? '', wide: true},
    {title: 'Subject IRI', value: (s) => s.subject.iri, savedOnly: true},
    {title: 'Object IRI', value: (s) => s.object?.iri ?? '', savedOnly: true},
  ],
  documents: [
    {title: 'Title', value: (d) => d.title, long: true},
    {title: 'Publisher', value: (d) => d.publisher, long: true},
    {title: 'Date', value: (d) => d.date},
    {title: 'Language', value: (d) => d.language},
    {title: 'Entities', value: (d) => d.entities},
    {title: 'Path', value: (d) => d.id, wide: true},
    {title: 'Address', value: (d) => d.url, wide: true},
  ],
};

/** RFC 4180. A spreadsheet must not take text for a formula. */
export function csv(rows) {
  const cell = (value) => {
    const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b :
  String(a).localeCompare(String(b), 'en', {numeric: true, sensitivity: 'base'});

export class Table {
  /** `rows(kind)` gives what the filters leave; `on.entity(entity)` opens one. */
  constructor(panel, rows, on) {
    Object.assign(this, {panel, rows, on, kind: 'entities', sortBy: 2, down: true, page: 0, wanted: ''});
    this.kinds = Object.keys(kTables).map((kind) => element('button', {
      type: 'button', 'aria-pressed': String(kind === this.kind), 'data-kind': kind,
      on: {click: () => this.choose(kind)},
    }, kind[0].toUpperCase() + kind.slice(1)));
    this.filter = element('input', {type: 'search', class: 'search-input', placeholder: 'Rows that contain …', id: 'row-filter',
                                    'aria-label': 'Rows that contain', on: {input: () => this.narrow()}});
    this.told = element('span', {class: 'faint', role: 'status', id: 'row-count'});
    this.body = element('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table'});
    this.pages = element('nav', {class: 'pages', 'aria-label': 'Pages of the table'});
    panel.append(element('div', {class: 'table-head'},
      element('div', {class: 'segments', role: 'group', 'aria-label': 'Rows of the table'}, this.kinds), this.filter, this.told,
      element('button', {type: 'button', class: 'small', id: 'save-csv', on: {click: () => this.saveCsv()}}, 'Save as CSV')),
    this.body, this.pages);
  }

  choose(kind) {
    Object.assign(this, {kind, page: 0, sortBy: kind === 'entities' ? 2 : 0, down: kind === 'entities'});
    for (const button of this.kinds) button.setAttribute('aria-pressed', String(button.dataset.kind === kind));
    this.draw();
  }

  narrow() {
    this.wanted = fold(this.filter.value);
    this.page = 0;
    this.draw();
  }

  get columns() {
    return kTables[this.kind];
  }

  sorted() {
    const column = this.columns[this.sortBy];
    const key = column.sort ?? column.value;
    const contains = (row) => this.columns.some((c) => fold(String(c.value(row))).includes(this.wanted));
    const rows = this.rows(this.kind).filter((row) => !this.wanted || contains(row));
    return rows.sort((a, b) => (this.down ? -1 : 1) * compare(key(a), key(b)) || a.index - b.index);
  }

  draw() {
    if (this.panel.hidden) return;
    const rows = this.sorted();
    const pages = Math.max(1, Math.ceil(rows.length / kPage));
    this.page = Math.min(this.page, pages - 1);
    const shown = rows.slice(this.page * kPage, (this.page + 1) * kPage);
    const columns = this.columns.filter((column) => !column.savedOnly);
    this.told.textContent = count(rows.length, 'row');
    this.body.replaceChildren(element('table', {}, element('thead', {}, element('tr', {},
      columns.map((column) => this.header(column)))),
    element('tbody', {}, shown.map((row) => element('tr', {}, columns.map((column) => this.cell(column, row)))))));
    this.body.scrollTop = 0;
    this.drawPages(pages);
  }

  header(column) {
    const place = this.columns.indexOf(column);
    const sorted = place === this.sortBy;
    const sort = () => {
      this.down = sorted ? !this.down : false;
      this.sortBy = place;
      this.draw();
      this.body.querySelectorAll('th button')[place].focus();
    };
    return element('th', {scope: 'col', 'aria-sort': sorted ? (this.down ? 'descending' : 'ascending') : undefined},
      element('button', {type: 'button', on: {click: sort}}, column.title,
        element('span', {class: 'order', 'aria-hidden': 'true'}, sorted ? (this.down ? '↓' : '↑') : '')));
  }

  cell(column, row) {
    const value = column.value(row);
    const entity = column.entity?.(row);
    if (typeof value === 'number') return element('td', {class: 'number'}, number(value));
    const name = element('bdi', {}, value);
    if (entity) {
      return element('td', {class: 'name'}, element('button', {type: 'button', class: 'entity-link', on: {click: () => this.on.entity(entity)}},
        element('span', {class: 'dot', 'data-type': entity.type}), name));
    }
    return element('td', {class: column.wide ? 'wide' : column.long && 'name', title: column.wide && value}, name);
  }

  drawPages(pages) {
    const go = (label, page) => element('button', {
      type: 'button', class: 'small', disabled: page < 0 || page >= pages,
      on: {click: () => { this.page = page; this.draw(); }},
    }, label);
    this.pages.replaceChildren(...(pages < 2 ? [] : [go('Previous', this.page - 1),
      element('span', {class: 'faint'}, `Page ${number(this.page + 1)} of ${number(pages)}`), go('Next', this.page + 1)]));
  }

  saveCsv() {
    const rows = this.sorted().map((row) => this.columns.map((column) => column.value(row)));
    save(`${this.kind}.csv`, 'text/csv', csv([this.columns.map((column) => column.title), ...rows]));
  }
}
