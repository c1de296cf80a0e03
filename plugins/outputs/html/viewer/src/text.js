// Names as search compares them, numbers and dates as people read them.

export const fold = (text) =>
  text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

export const number = (value) => value.toLocaleString('en-GB');

export const count = (value, one, many = one + 's') => `${number(value)} ${value === 1 ? one : many}`;

export const clip = (text, most) => text.length > most ? text.slice(0, most - 1).trimEnd() + '…' : text;

const kMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
                 'September', 'October', 'November', 'December'];

/** "2018-07-18", "2018-07" or "2018" as its first and last month, counted from year 0; else null. */
export function monthsOf(date) {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-\d{2})?$/.exec(date);
  if (!parts) return null;
  const january = Number(parts[1]) * 12;
  if (!parts[2]) return [january, january + 11];
  const month = january + Number(parts[2]) - 1;
  return [month, month];
}

export const monthName = (month) => `${kMonths[month % 12].slice(0, 3)} ${Math.floor(month / 12)}`;

/** "18 July 2018"; what is no date stays as it is. */
export function dateName(date) {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date);
  const month = parts && kMonths[Number(parts[2]) - 1];
  if (!month) return date;
  return `${parts[3] ? Number(parts[3]) + ' ' : ''}${month} ${parts[1]}`;
}

/** "EUR 1000000" as "EUR 1,000,000". */
export const amountName = (amount) =>
  amount.replace(/^([A-Z]{3}) (\d+)(\.\d+)?$/, (_, unit, whole, rest = '') =>
    `${unit} ${number(Number(whole))}${rest}`);
