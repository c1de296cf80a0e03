import {Canvas, hasWebGl} from './canvas.js';
import {connectDialog, Corrections} from './corrections.js';
import {Details} from './details.js';
import {element, find} from './dom.js';
import {newFilters, holds, pathsThatHold, visible} from './filters.js';
import {readGraph} from './model.js';
import {savePng, saveSvg} from './picture.js';
import {SearchField} from './search.js';
import {Table} from './table.js';
import {count, number} from './text.js';
import {Timeline} from './timeline.js';
import {edgesOf, kViews} from './views.js';
import {predicateWords, statusWords, typeWords} from './words.js';

const kKeys = [
  ['/', 'Search'], ['1 2 3', 'Everything, funders, who works with whom'], ['t', 'Table and back'],
  ['+ −', 'Zoom'], ['← ↑ ↓ →', 'Move the graph'], ['0', 'See all of it'],
  ['j k', 'Next and previous entity, the most connected first'], ['f', 'Only the surroundings of what is chosen'],
  ['c', 'Corrections'], ['d', 'Dark or light'], ['Esc', 'Close, choose nothing'], ['?', 'This help'],
];

class Page {
  constructor(model) {
    this.model = model;
    this.filters = newFilters();
    this.view = 'all';
    this.asTable = false;
    this.selected = {};
    this.corrections = new Corrections(model);
    this.edges = new Map();
    this.ranked = [...model.entities].sort((a, b) => b.connections - a.connections || a.index - b.index);
    this.canvas = hasWebGl() ? new Canvas(find('stage'), model, {
      entity: (entity) => this.select({entity}),
      edge: (edge) => this.select({edge}),
      nothing: () => this.select({}),
    }) : null;
    this.details = new Details(find('details'), model, this.corrections, {
      entity: (entity) => this.goTo(entity),
      close: () => this.select({}),
      focus: (entity) => this.toggleFocus(entity),
    });
    this.table = new Table(find('table'), (kind) => this.rows(kind), {entity: (entity) => this.select({entity})});
    this.timeline = new Timeline(find('time'), model, (months) => this.change({months}));
    this.build();
  }

  build() {
    const {model} = this;
    document.title = model.title;
    find('title').textContent = model.title;
    find('summary').textContent =
      `${count(model.totals.documents, 'document')} · ${count(model.totals.entities, 'entity', 'entities')}`;
    this.search = new SearchField({
      id: 'search-input', label: 'Search names', placeholder: 'Search names  ( / )', entities: model.entities,
      choose: (entity) => this.goTo(entity),
    });
    find('search').append(this.search.element);
    this.buildViews();
    this.buildFilters();
    this.buildTools();
    connectDialog(this.corrections);
    this.corrections.onChange(() => { this.refresh(); this.showDetails(); });
    document.addEventListener('keydown', (event) => this.press(event));
    this.setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    this.showView(this.canvas ? 'all' : 'table');
  }

  buildViews() {
    const views = [...kViews, {id: 'table', label: 'Table'}];
    this.viewButtons = views.map(({id, label, says}) => element('button', {
      type: 'button', id: 'view-' + id, title: says, on: {click: () => this.showView(id)},
      disabled: !this.canvas && id !== 'table',
    }, label));
    find('views').append(...this.viewButtons);
  }

  // ---- Filters

  buildFilters() {
    const {model, filters} = this;
    const linked = new Set(model.statements.filter((s) => s.object).map((s) => s.predicate));
    const said = model.statuses.filter((status) => model.statements.some((s) => s.status === status));
    const of = (list, test) => list.filter(test).length;
    this.filterPanel = find('filters');
    this.filterPanel.append(
      this.checks('Types', model.types, filters.hiddenTypes, (type) => typeWords(type).many,
                  (type) => of(model.entities, (e) => e.type === type), true),
      this.checks('Relations', model.predicates.filter((p) => linked.has(p)), filters.hiddenPredicates,
                  (p) => predicateWords(p).list, (p) => of(model.statements, (s) => s.predicate === p)),
      ...(said.length < 2 ? [] : [this.checks('Said', said, filters.hiddenStatuses, (status) => statusWords(status).list,
                                              (status) => of(model.statements, (s) => s.status === status))]),
      this.more(), ...this.leftOut());
  }

  checks(title, names, hidden, label, amount, typed = false) {
    const boxes = names.map((name) => element('label', {class: 'check', 'data-type': typed && name},
      element('input', {type: 'checkbox', checked: !hidden.has(name), 'data-name': name,
                        on: {change: (event) => this.toggle(hidden, name, event.target.checked)}}),
      element('span', {class: 'check-name'}, label(name)),
      element('span', {class: 'faint'}, number(amount(name)))));
    const id = 'filter-' + title.toLowerCase();
    return element('div', {class: 'filter-group', role: 'group', 'aria-labelledby': id},
                   element('h2', {class: 'filter-title', id}, title), boxes);
  }

  toggle(hidden, name, shown) {
    if (shown) hidden.delete(name);
    else hidden.add(name);
    this.refresh();
  }

  more() {
    const most = Math.max(1, ...this.model.statements.map((s) => s.documents));
    const told = element('output', {}, '1');
    const slider = element('input', {type: 'range', min: 1, max: Math.min(most, 20), value: 1, id: 'support', 'aria-label': 'Said in at least so many documents',
                                     on: {input: () => { told.textContent = slider.value; this.change({documents: Number(slider.value)}); }}});
    const box = (id, label, key) => element('label', {class: 'check'},
      element('input', {type: 'checkbox', id, checked: this.filters[key],
                        on: {change: (event) => this.change({[key]: event.target.checked})}}),
      element('span', {class: 'check-name'}, label));
    return element('div', {class: 'filter-group'},
      most > 1 && element('div', {class: 'slider'}, element('div', {class: 'filter-title'}, 'Documents, at least', told), slider),
      box('loners', 'Entities without connections', 'loners'),
      !this.timeline.dated?.length ? null : box('undated', 'Events without date', 'undated'),
      element('button', {type: 'button', class: 'link', id: 'reset', on: {click: () => this.reset()}}, 'Reset all filters'));
  }

  leftOut() {
    const {entities, statements, totals} = this.model;
    const parts = [];
    if (entities.length < totals.entities) {
      parts.push(`the ${number(entities.length)} most connected of ${number(totals.entities)} entities`);
    }
    if (statements.length < totals.statements) {
      parts.push(`${number(statements.length)} of ${number(totals.statements)} statements`);
    }
    return parts.length ? [element('p', {class: 'left-out', id: 'left-out'}, `This page holds ${parts.join(' and ')}.`)] : [];
  }

  change(filters) {
    Object.assign(this.filters, filters);
    this.refresh();
  }

  reset() {
    this.filters = newFilters();
    this.timeline.clear();
    this.filterPanel.replaceChildren();
    this.buildFilters();
    this.refresh();
    this.showDetails();
  }

  toggleFocus(entity) {
    this.change({focus: this.filters.focus === entity ? null : entity});
    this.showDetails();
  }

  // ---- What is shown

  showView(id) {
    this.asTable = id === 'table';
    if (!this.asTable) this.view = id;
    for (const button of this.viewButtons) button.setAttribute('aria-pressed', String(button.id === 'view-' + id));
    find('table').hidden = !this.asTable;
    for (const part of ['stage', 'zoom', 'view-says']) find(part).hidden = this.asTable;
    find('view-says').textContent = this.view === 'all' ? '' : kViews.find((view) => view.id === this.view).says;
    if (!this.edges.has(this.view)) this.edges.set(this.view, edgesOf(this.view, this.model));
    if (!this.asTable && this.drawn !== this.view) {
      if (this.selected.edge) this.select({});
      this.canvas.show(kViews.find((view) => view.id === this.view), this.edges.get(this.view));
      this.drawn = this.view;
    }
    this.refresh();
  }

  refresh() {
    const edges = this.edges.get(this.view);
    this.shown = visible(this.model, edges, this.filters, this.selected.entity);
    if (!this.asTable) this.canvas?.update(this.shown, this.selected, this.corrections.wrong());
    this.table.draw();
    this.tell();
  }

  tell() {
    const entities = this.shown.entities.reduce((sum, one) => sum + one, 0);
    const edges = this.shown.edges.reduce((sum, one) => sum + one, 0);
    find('status').textContent =
      `${count(entities, 'entity', 'entities')} and ${count(edges, 'connection')} shown`;
    const nothing = find('nothing');
    nothing.hidden = this.asTable || entities > 0;
    if (nothing.hidden) return;
    const why = this.edges.get(this.view).length ? 'The filters leave nothing of this view.' :
      'The documents say nothing that belongs into this view.';
    nothing.replaceChildren(element('span', {}, why),
      element('button', {type: 'button', class: 'link', on: {click: () => this.reset()}}, 'Reset all filters'));
  }

  /** The rows of a table: what the filters leave, entities without edges among them. */
  rows(kind) {
    const {model, filters} = this;
    if (kind === 'documents') return [...model.documents];
    const within = (entity) => !filters.hiddenTypes.has(entity.type) &&
      (!filters.focus || this.shown.entities[entity.index]);
    const statements = model.statements.filter((s) =>
      holds(s, filters) && within(s.subject) && (!s.object || within(s.object)));
    if (kind === 'statements') return statements;
    return [...visibleEntities(model, filters, within)];
  }

  select(selected) {
    this.selected = selected;
    this.refresh();
    this.showDetails();
    find('filters').classList.remove('open');
  }

  goTo(entity) {
    this.select({entity});
    const sheet = find('details').getBoundingClientRect();
    const stage = find('stage').getBoundingClientRect();
    if (!this.asTable) this.canvas.centre(entity, sheet.left < stage.right ? Math.max(0, stage.bottom - sheet.top) : 0);
  }

  showDetails() {
    const {entity, edge} = this.selected;
    find('details').hidden = !entity && !edge;
    if (entity) this.details.entity(entity, this.filters.focus === entity);
    if (edge) this.details.edge(edge, pathsThatHold(edge, this.filters));
  }

  // ---- Tools and keys

  buildTools() {
    const click = (id, listener) => find(id).addEventListener('click', listener);
    click('corrections-button', () => find('corrections').showModal());
    click('help-button', () => find('help').showModal());
    click('theme-button', () => this.setTheme(this.theme === 'dark' ? 'light' : 'dark'));
    click('filters-button', () => {
      const open = find('filters').classList.toggle('open');
      find('filters-button').setAttribute('aria-expanded', String(open));
    });
    this.buildPictureMenu(click);
    find('keys').append(...kKeys.flatMap(([key, says]) => [
      element('dt', {}, key.split(' ').map((one) => [element('kbd', {}, one), ' '])), element('dd', {}, says)]));
    find('licences').textContent = find('licences-text').textContent;
    const zoom = (sign, label, act) => element('button', {type: 'button', 'aria-label': label, title: label, on: {click: act}}, sign);
    find('zoom').append(zoom('+', 'Zoom in', () => this.canvas.zoom(1.5)), zoom('−', 'Zoom out', () => this.canvas.zoom(1 / 1.5)),
                        zoom('⤢', 'See all of it', () => this.canvas.fit()));
  }

  buildPictureMenu(click) {
    const menu = find('picture-menu');
    const open = (shown) => {
      menu.hidden = !shown;
      find('picture-button').setAttribute('aria-expanded', String(shown));
    };
    click('picture-button', (event) => { event.stopPropagation(); open(menu.hidden); });
    click('save-png', () => savePng(this.canvas));
    click('save-svg', () => saveSvg(this.canvas));
    document.addEventListener('click', () => open(false));
    find('picture-button').disabled = !this.canvas;
  }

  setTheme(theme) {
    this.theme = theme;
    document.documentElement.dataset.theme = theme;
    this.canvas?.recolor();
    if (this.shown) this.refresh();
  }

  step(by) {
    const shown = this.ranked.filter((entity) => this.shown.entities[entity.index]);
    if (!shown.length) return;
    const at = shown.indexOf(this.selected.entity);
    const entity = shown[(Math.max(at, by > 0 ? -1 : 0) + by + shown.length) % shown.length];
    this.goTo(entity);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
    if (typing && event.key !== 'Escape') return;
    const act = this.keys()[event.key] ?? (event.target === find('stage') && this.stageKeys()[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  }

  keys() {
    const view = (id) => () => this.canvas && this.showView(id);
    return {
      '/': () => this.search.input.focus(), '1': view('all'), '2': view('funders'), '3': view('together'),
      't': () => this.showView(this.asTable && this.canvas ? this.view : 'table'),
      '+': () => this.canvas?.zoom(1.5), '=': () => this.canvas?.zoom(1.5), '-': () => this.canvas?.zoom(1 / 1.5),
      '0': () => this.canvas?.fit(), 'j': () => this.step(1), 'k': () => this.step(-1),
      'f': () => this.selected.entity && this.toggleFocus(this.selected.entity),
      'c': () => find('corrections').showModal(), 'd': () => find('theme-button').click(),
      '?': () => find('help').showModal(), 'Escape': () => this.select({}),
    };
  }

  stageKeys() {
    return {
      ArrowLeft: () => this.canvas.pan(-1, 0), ArrowRight: () => this.canvas.pan(1, 0),
      ArrowUp: () => this.canvas.pan(0, 1), ArrowDown: () => this.canvas.pan(0, -1),
    };
  }
}

function visibleEntities(model, filters, within) {
  const shown = visible(model, [], {...filters, loners: true, focus: null}, null);
  return model.entities.filter((entity) => shown.entities[entity.index] && within(entity));
}

// At hand in the browser's console.
window.docweave = new Page(readGraph(JSON.parse(find('graph').textContent)));
