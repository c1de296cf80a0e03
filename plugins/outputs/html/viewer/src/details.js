// The panel that tells all of an entity or an edge.

import {element, icon, iconButton} from './dom.js';
import {otherEnd} from './model.js';
import {documentFacts, documentLink, longestProofs, markedQuote} from './quotes.js';
import {SearchField} from './search.js';
import {amountName, clip, count, dateName, number} from './text.js';
import {kTypes, predicateWords, statusWords, typeWords} from './words.js';

const kMostNames = 12;
const kMostDocuments = 12;
const kMostInGroup = 8;

const typeChip = (type) =>
  element('span', {class: 'chip'}, element('span', {class: 'dot', 'data-type': type}), typeWords(type).one);

const valueName = ({predicate, value}) =>
  predicate === 'amount' ? amountName(value) : predicate.endsWith('Date') ? dateName(value) : value;

/** Shows `most` rows and a button for the others. */
function shortened(rows, most) {
  if (rows.length <= most + 1) return rows;
  const hidden = rows.slice(most);
  for (const row of hidden) row.hidden = true;
  const more = element('li', {class: 'more'}, element('button', {
    type: 'button', class: 'link',
    on: {click: () => { for (const row of hidden) row.hidden = false; more.remove(); hidden[0].querySelector('button, a')?.focus(); }},
  }, `${number(hidden.length)} more`));
  return [...rows.slice(0, most), more, ...hidden];
}

const section = (title, ...content) =>
  element('section', {}, element('h3', {}, title), ...content);

export class Details {
  /** `on` has `entity(entity)`, `close()`, `focus(entity)` and `changed()`. */
  constructor(panel, model, corrections, on) {
    Object.assign(this, {panel, model, corrections, on, shown: null, open: new Set()});
  }

  /** Shows what is to be told of `thing`; when that is shown already, what was open stays so. */
  show(thing, label, content) {
    const again = this.shown === thing;
    if (!again) this.open.clear();
    this.shown = thing;
    const focused = again && this.panel.contains(document.activeElement) && document.activeElement.id;
    const scrolled = again ? this.panel.scrollTop : 0;
    this.panel.replaceChildren(content());
    this.panel.setAttribute('aria-label', label);
    this.panel.scrollTop = scrolled;
    if (focused) this.panel.querySelector('#' + CSS.escape(focused))?.focus();
  }

  /** A button and what it unfolds below it, made when it is first asked for. */
  fold(key, label, summary, content) {
    const body = element('div', {id: 'fold-' + key, hidden: true});
    const button = element('button', {
      type: 'button', class: 'fold', id: 'button-' + key, 'aria-controls': body.id, 'aria-label': label, title: label,
      on: {click: () => unfold(body.hidden)},
    }, summary);
    const unfold = (open) => {
      if (open && !body.childNodes.length) body.append(content());
      body.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      if (open) this.open.add(key);
      else this.open.delete(key);
    };
    unfold(this.open.has(key));
    return {button, body};
  }

  head(chip, title, more) {
    return element('header', {class: 'details-head'},
      element('div', {class: 'details-top'}, chip,
        iconButton('close', 'Close (Escape)', () => this.on.close(), {id: 'close-details'})),
      title, more);
  }

  goTo(entity, properties = {}) {
    return element('button', {type: 'button', class: 'entity-link', on: {click: () => this.on.entity(entity)}, ...properties},
      element('span', {class: 'dot', 'data-type': entity.type}), element('bdi', {}, entity.name));
  }

  // ---- An entity

  entity(entity, focused) {
    const facts = entity.statements.filter((s) => !s.object && s.predicate !== 'sameAs');
    this.show(entity, `${typeWords(entity.type).one} ${entity.name}`, () => element('div', {},
      this.head(typeChip(entity.type), element('h2', {id: 'details-title', tabindex: '-1'}, element('bdi', {}, entity.name)),
        element('p', {class: 'faint'}, `Named ${count(entity.mentions, 'time')} in ${count(entity.documents, 'document')}`,
          entity.funds && ' · funds')),
      this.actions(entity, focused), this.marks(entity), this.facts(facts), this.relations(entity),
      this.names(entity), this.documents(entity), this.sameAs(entity)));
  }

  actions(entity, focused) {
    const {button: correct, body: tools} = this.fold('correct', 'Correct this entity', [icon('pen'), 'Correct'], () =>
      element('div', {class: 'tools'}, this.correctionTools(entity)));
    correct.className = 'small';
    const focus = element('button', {type: 'button', class: 'small', 'aria-pressed': String(focused), id: 'focus-entity',
                                     on: {click: () => this.on.focus(entity)}}, icon('focus'), 'Only its surroundings');
    return [element('div', {class: 'actions'}, focus, correct), tools];
  }

  correctionTools(entity) {
    const self = [{iri: entity.iri}];
    const others = this.model.entities.filter((other) => other !== entity);
    const pick = (kind, label) => new SearchField({
      id: 'pick-' + kind, label, placeholder: label, entities: others,
      choose: (other) => this.corrections.add({action: kind, entities: [...self, {iri: other.iri}]}),
    }).element;
    const name = element('input', {type: 'text', value: entity.name, 'aria-label': 'Better name'});
    const type = element('select', {'aria-label': 'Type'}, Object.entries(kTypes).map(([key, {one}]) =>
      element('option', {value: key, selected: key === entity.type}, one)));
    const apply = (label, click) => element('button', {type: 'button', class: 'small', on: {click}}, label);
    return [
      pick('same', 'The same as …'), pick('different', 'Not the same as …'),
      element('div', {class: 'tool'}, name, apply('Rename', () => {
        if (name.value.trim() && name.value !== entity.name) {
          this.corrections.add({action: 'rename', entities: self, name: name.value.trim()});
        }
      })),
      element('div', {class: 'tool'}, type, apply('Change type', () => {
        if (type.value !== entity.type) this.corrections.add({action: 'retype', entities: self, type: type.value});
      })),
      apply('Not worth keeping', () => this.corrections.add({action: 'drop', entities: self})),
    ];
  }

  marks(entity) {
    const marks = this.corrections.about(entity);
    if (!marks.length) return null;
    return element('ul', {class: 'marks on-entity'}, marks.map((entry) => element('li', {class: 'mark-row'},
      element('bdi', {}, this.corrections.says(entry)),
      iconButton('undo', 'Take this mark back', () => this.corrections.remove(entry)))));
  }

  facts(statements) {
    if (!statements.length) return null;
    return section('Facts', element('ul', {class: 'rows'}, statements.map((s) => this.row(
      s, element('span', {class: 'fact'}, element('span', {class: 'faint'}, predicateWords(s.predicate).there), ' ',
                 element('bdi', {}, valueName(s)))))));
  }

  /** Statements by predicate and direction, each group under its words. */
  relations(entity) {
    const groups = new Map();
    for (const statement of entity.statements) {
      if (!statement.object) continue;
      const words = predicateWords(statement.predicate);
      const title = statement.subject === entity ? words.there : words.back;
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(statement);
    }
    return [...groups].map(([title, statements]) => section(
      title[0].toUpperCase() + title.slice(1),
      element('ul', {class: 'rows'}, shortened(
        statements.sort((a, b) => b.documents - a.documents)
          .map((s) => this.row(s, this.goTo(otherEnd(s, entity)))), kMostInGroup))));
  }

  row(statement, content) {
    const {button, body} = this.fold('s' + statement.index, `Evidence: ${count(statement.evidenceCount, 'quote')}`,
      [icon('quote'), number(statement.evidenceCount)], () => this.proof(statement));
    const badge = statusWords(statement.status).badge;
    const wrong = this.corrections.wrongEntry(statement);
    return element('li', {class: wrong ? 'row wrong' : 'row'},
      element('div', {class: 'row-line'}, content, badge && element('span', {class: 'badge'}, badge), button), body);
  }

  names(entity) {
    const names = entity.names.filter(Boolean);
    const uses = (name) => entity.appearances.filter((a) => a.names.includes(name));
    const rows = names.map((name, i) => {
      const documents = uses(name);
      const {button, body} = this.fold('n' + i, `Documents that say “${name}”`, [icon('document'), number(documents.length)], () =>
        element('ul', {class: 'documents'}, documents.map((a) => element('li', {}, documentLink(this.model, a.document)))));
      const apart = i > 0 && element('button', {
        type: 'button', class: 'link', 'aria-label': `“${name}” is not the same`,
        on: {click: () => this.corrections.add(
          {action: 'different', entities: [{iri: entity.iri, name: names[0]}, {iri: entity.iri, name}]})},
      }, 'not the same');
      return element('li', {class: 'row'}, element('div', {class: 'row-line'},
        element('bdi', {class: 'name'}, name), apart, documents.length > 0 && button), body);
    });
    const title = names.length > 1 || entity.documents > 1 ? 'Taken as one' : 'Name';
    const why = names.length > 1 || entity.documents > 1 ?
      `${count(names.length, 'name')} in ${count(entity.documents, 'document')}` +
      ` ${names.length > 1 ? 'are' : 'is'} taken for the same ${typeWords(entity.type).one.toLowerCase()}.` : '';
    return section(title, why && element('p', {class: 'faint'}, why),
                   element('ul', {class: 'rows'}, shortened(rows, kMostNames)));
  }

  documents(entity) {
    const rows = entity.appearances.map(({document}) => element('li', {}, documentLink(this.model, document),
      element('span', {class: 'faint'}, documentFacts(document))));
    const left = entity.documents - rows.length;
    if (left > 0) rows.push(element('li', {class: 'faint'}, `and ${count(left, 'document')} that this page leaves out`));
    return section('Documents', element('ul', {class: 'documents'}, shortened(rows, kMostDocuments)));
  }

  sameAs(entity) {
    const links = entity.statements.filter((s) => s.predicate === 'sameAs');
    if (!links.length) return null;
    const link = ({value}) => /^https?:/.test(value) ?
      element('a', {href: value, target: '_blank', rel: 'noopener noreferrer'}, value) : value;
    return section('The same elsewhere', element('ul', {class: 'rows'}, links.map((s) =>
      this.row(s, element('span', {}, link(s))))));
  }

  // ---- An edge

  /** `paths` are those of the edge's that hold under the filters. */
  edge(edge, paths) {
    const title = element('h2', {id: 'details-title', tabindex: '-1', class: 'pair'}, this.goTo(edge.source),
      this.goTo(edge.target));
    const label = `Connection of ${edge.source.name} and ${edge.target.name}`;
    this.show(edge, label, () => element('div', {}, this.head(element('span', {class: 'chip'}, 'Connection'), title, null),
      [...this.groups(paths)].map(([via, statements]) => this.group(via, statements))));
  }

  /** The statements of paths by what they go over, each once. */
  groups(paths) {
    const groups = new Map();
    for (const {via, statements} of paths) {
      if (!groups.has(via)) groups.set(via, new Set());
      for (const statement of statements) groups.get(via).add(statement);
    }
    return groups;
  }

  group(via, statements) {
    const cards = [...statements].map((s) => this.card(s));
    if (!via) return element('section', {}, cards);
    return element('section', {}, element('h3', {class: 'via'}, 'Through ', this.goTo(via)), cards);
  }

  card(statement) {
    const {subject, object, predicate} = statement;
    const line = element('p', {class: 'says'}, element('bdi', {}, clip(subject.name, 80)), ' ',
      element('strong', {}, predicateWords(predicate).there), ' ',
      element('bdi', {}, object ? clip(object.name, 80) : valueName(statement)));
    const wrong = this.corrections.wrongEntry(statement);
    return element('article', {class: wrong ? 'statement wrong' : 'statement'}, line, this.proof(statement));
  }

  // ---- The proof of a statement

  proof(statement) {
    const badge = statusWords(statement.status).badge;
    const percent = Math.round(statement.confidence * 100);
    const left = statement.evidenceCount - statement.evidence.length;
    const wrong = Boolean(this.corrections.wrongEntry(statement));
    return element('div', {class: 'proof'},
      longestProofs(statement.evidence).map((proof) => this.quote(statement, proof)),
      left > 0 && element('p', {class: 'faint'}, `and ${count(left, 'quote')} that this page leaves out`),
      element('div', {class: 'proof-foot'},
        badge && element('span', {class: 'badge'}, badge),
        element('span', {class: 'meter', role: 'img', 'aria-label': `Confidence ${percent} %`, title: `Confidence ${percent} %`},
          element('span', {style: {width: percent + '%'}})),
        element('span', {class: 'faint'}, `${percent} %`),
        element('button', {type: 'button', class: 'small mark-wrong', id: 'wrong-' + statement.index, 'aria-pressed': String(wrong),
                           on: {click: () => this.corrections.toggleWrong(statement)}},
          icon('wrong'), wrong ? 'Marked wrong' : 'Mark as wrong')));
  }

  quote(statement, proof) {
    const names = proof.rules.map((rule) => rule.slice(rule.indexOf(' ') + 1));
    return element('figure', {},
      element('blockquote', {}, element('bdi', {}, markedQuote(statement, proof.text))),
      element('figcaption', {}, documentLink(this.model, proof.document, proof),
        element('span', {class: 'faint'}, [proof.page ? `page ${proof.page}` : '', documentFacts(proof.document)]
          .filter(Boolean).join(' · ')),
        element('span', {class: 'faint rule', title: 'Found by ' + proof.rules.join(', ')}, names.join(', '))));
  }
}
