// The vocabulary in the words of the page.

export const kTypes = {
  Event: {one: 'Event', many: 'Events'},
  Organization: {one: 'Organisation', many: 'Organisations'},
  Project: {one: 'Project', many: 'Projects'},
  Person: {one: 'Person', many: 'People'},
  Place: {one: 'Place', many: 'Places'},
};

/**
 * `list`: in the filters; `there`: said of the subject, before the object; `back`: said of the
 * object, before the subject.
 */
export const kPredicates = {
  organizer: {list: 'Organisers', there: 'organised by', back: 'organises'},
  funder: {list: 'Funders', there: 'funded by', back: 'funds'},
  location: {list: 'Places', there: 'takes place in', back: 'place of'},
  startDate: {list: 'Start dates', there: 'starts'},
  endDate: {list: 'End dates', there: 'ends'},
  isPartOf: {list: 'Parts', there: 'part of', back: 'includes'},
  attendee: {list: 'Attendees', there: 'attended by', back: 'attends'},
  performer: {list: 'Speakers', there: 'has as speaker', back: 'speaks at'},
  implementer: {list: 'Implementers', there: 'implemented by', back: 'implements'},
  partner: {list: 'Partners', there: 'has as partner', back: 'partner of'},
  affiliation: {list: 'Affiliations', there: 'works for', back: 'employs'},
  jobTitle: {list: 'Job titles', there: 'job title'},
  parentOrganization: {list: 'Parent bodies', there: 'belongs to', back: 'parent of'},
  sameAs: {list: 'Links', there: 'same as'},
  amount: {list: 'Amounts', there: 'amount'},
};

export const kStatuses = {
  asserted: {list: 'As fact', badge: ''},
  planned: {list: 'As planned', badge: 'planned'},
  cancelled: {list: 'As cancelled', badge: 'cancelled'},
  denied: {list: 'As not so', badge: 'denied'},
};

const plain = (name) => name.replace(/[A-Z]/g, (letter) => ' ' + letter.toLowerCase());

export const typeWords = (name) => kTypes[name] ?? {one: name, many: name};
export const predicateWords = (name) =>
  kPredicates[name] ?? {list: plain(name), there: plain(name), back: plain(name) + ' of'};
export const statusWords = (name) => kStatuses[name] ?? {list: name, badge: name};
