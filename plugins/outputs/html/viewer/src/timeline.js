// The months in which events happen, as bars with two handles.

import {drawn, element} from './dom.js';
import {count, monthName} from './text.js';

const kMostBars = 60;
const kBarMonths = [1, 3, 6, 12, 24, 60, 120];

export class Timeline {
  /** `change(months)` gets the first and last month chosen, or null for all of them. */
  constructor(panel, model, change) {
    this.change = change;
    this.dated = model.entities.filter((e) => e.type === 'Event' && e.months);
    panel.hidden = this.dated.length < 2;
    if (panel.hidden) return;
    this.measure();
    this.draw(panel);
  }

  measure() {
    const first = Math.min(...this.dated.map((e) => e.months[0]));
    const last = Math.max(...this.dated.map((e) => e.months[1]));
    this.months = kBarMonths.find((months) => (last - first) / months < kMostBars) ?? kBarMonths.at(-1);
    this.first = Math.floor(first / this.months) * this.months;
    this.bars = Array(Math.floor((last - this.first) / this.months) + 1).fill(0);
    for (const {months: [begin, end]} of this.dated) {
      for (let bar = this.barOf(begin); bar <= this.barOf(end); ++bar) ++this.bars[bar];
    }
  }

  barOf(month) {
    return Math.floor((month - this.first) / this.months);
  }

  monthsOf(from, to) {
    return [this.first + from * this.months, this.first + (to + 1) * this.months - 1];
  }

  draw(panel) {
    const most = Math.max(...this.bars);
    const width = 100 / this.bars.length;
    this.rects = this.bars.map((events, i) => {
      const height = events ? 12 + 88 * events / most : 0;
      return drawn('rect', {x: i * width + width * 0.1, y: 100 - height, width: width * 0.8, height, rx: 0.2});
    });
    const handle = (label, value) => element('input', {
      type: 'range', min: 0, max: this.bars.length - 1, step: 1, value, 'aria-label': label,
      on: {input: (event) => this.move(event.target)},
    });
    this.from = handle('Events from', 0);
    this.to = handle('Events until', this.bars.length - 1);
    this.label = element('output', {class: 'time-label', id: 'time-label'});
    this.reset = element('button', {type: 'button', class: 'link', on: {click: () => this.clear()}}, 'All times');
    panel.append(
      element('div', {class: 'time-head'}, element('span', {class: 'time-title'}, 'Events'), this.label, this.reset),
      element('div', {class: 'time-bars'},
        drawn('svg', {viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, this.rects),
        this.from, this.to));
    this.tell();
  }

  range() {
    return [Number(this.from.value), Number(this.to.value)];
  }

  move(handle) {
    const [from, to] = this.range();
    if (from > to) handle.value = handle === this.from ? to : from;
    this.tell();
    this.change(this.chosen());
  }

  /** Null when nothing is left out. */
  chosen() {
    const [from, to] = this.range();
    return from === 0 && to === this.bars.length - 1 ? null : this.monthsOf(from, to);
  }

  tell() {
    const [from, to] = this.range();
    const [begin, end] = this.monthsOf(from, to);
    const events = this.dated.filter((e) => e.months[0] <= end && begin <= e.months[1]).length;
    this.label.textContent = `${monthName(begin)} – ${monthName(end)} · ${count(events, 'event')}`;
    this.from.setAttribute('aria-valuetext', monthName(begin));
    this.to.setAttribute('aria-valuetext', monthName(end));
    // The handle that could not be reached lies on top.
    this.from.style.zIndex = from > this.bars.length / 2 ? 3 : 1;
    this.reset.hidden = this.chosen() === null;
    this.rects.forEach((rect, i) => rect.setAttribute('class', i >= from && i <= to ? 'in' : 'out'));
  }

  clear() {
    if (!this.from) return;
    this.from.value = 0;
    this.to.value = this.bars.length - 1;
    this.tell();
    this.change(null);
  }
}
