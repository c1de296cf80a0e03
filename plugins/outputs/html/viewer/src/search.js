// A search field with suggestions, after the ARIA pattern of a combobox with a list.

import {element} from './dom.js';
import {clip, count, fold} from './text.js';
import {typeWords} from './words.js';

const kMost = 8;

/** How well a folded name fits; 0: not at all. */
function fits(name, wanted) {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  const at = name.indexOf(wanted);
  if (at < 0) return 0;
  return name[at - 1] === ' ' || name[at - 1] === '(' ? 2 : 1;
}

/** The entities that a few letters may mean, best first, each with the name that fits. */
export function suggestions(entities, letters, most = kMost) {
  const wanted = fold(letters);
  if (!wanted) return [];
  const found = [];
  for (const entity of entities) {
    let best = 0;
    let which = 0;
    entity.folded.forEach((name, i) => {
      const fit = fits(name, wanted) - (i ? 0.5 : 0);
      if (fit > best) [best, which] = [fit, i];
    });
    if (best > 0) found.push({entity, fit: best, name: entity.names.filter(Boolean)[which]});
  }
  found.sort((a, b) => b.fit - a.fit || b.entity.connections - a.entity.connections ||
             a.entity.index - b.entity.index);
  return found.slice(0, most);
}

export class SearchField {
  /** `choose(entity)` is called with what was picked; `entities` are those to pick from. */
  constructor({id, label, placeholder, entities, choose}) {
    this.entities = entities;
    this.choose = choose;
    this.found = [];
    this.active = -1;
    this.list = element('ul', {id: id + '-list', class: 'suggestions', role: 'listbox', 'aria-label': label,
                               hidden: true});
    this.input = element('input', {
      id, type: 'search', class: 'search-input', placeholder, role: 'combobox', autocomplete: 'off',
      spellcheck: 'false', 'aria-label': label, 'aria-expanded': 'false', 'aria-autocomplete': 'list',
      'aria-controls': id + '-list',
      on: {
        input: () => this.suggest(),
        focus: () => this.suggest(),
        keydown: (event) => this.press(event),
        blur: () => setTimeout(() => this.close(), 150),
      },
    });
    this.element = element('div', {class: 'search'}, this.input, this.list);
  }

  suggest() {
    this.found = suggestions(this.entities, this.input.value);
    this.active = this.found.length ? 0 : -1;
    const nothing = this.input.value.trim() && !this.found.length;
    this.list.replaceChildren(...this.found.map((item, i) => this.row(item, i)),
                              ...(nothing ? [element('li', {class: 'nothing'}, 'No such name')] : []));
    this.open(this.found.length > 0 || nothing);
    this.mark();
  }

  row({entity, name}, i) {
    const alias = name !== entity.name && element('span', {class: 'alias'}, clip(name, 60));
    return element('li', {
      id: `${this.input.id}-${i}`, role: 'option', class: 'suggestion',
      on: {pointerdown: (event) => { event.preventDefault(); this.pick(i); }},
    }, element('span', {class: 'dot', 'data-type': entity.type}),
    element('span', {class: 'suggested'}, element('bdi', {}, clip(entity.name, 90)), alias),
    element('span', {class: 'faint'}, `${typeWords(entity.type).one} · ${count(entity.documents, 'document')}`));
  }

  press(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const rows = this.found.length;
      if (rows) this.active = (this.active + step + rows) % rows;
      this.mark();
    } else if (event.key === 'Enter' && this.active >= 0) {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.input.value = '';
      this.close();
      this.input.blur();
    }
  }

  pick(i) {
    const {entity} = this.found[i];
    this.input.value = '';
    this.close();
    this.input.blur();
    this.choose(entity);
  }

  mark() {
    for (const [i, row] of [...this.list.children].entries()) {
      row.setAttribute('aria-selected', String(i === this.active));
    }
    if (this.active >= 0) {
      this.input.setAttribute('aria-activedescendant', `${this.input.id}-${this.active}`);
      this.list.children[this.active].scrollIntoView({block: 'nearest'});
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  open(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
  }

  close() {
    this.open(false);
    this.found = [];
    this.active = -1;
  }
}
