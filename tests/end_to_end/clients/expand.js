// Expands a JSON-LD file with jsonld.js, which may neither warn nor drop anything, and compares its quads
// with those of the N-Quads file: expand.js STEM
const fs = require('fs');
const jsonld = require('jsonld');

async function main(stem) {
  const document = JSON.parse(fs.readFileSync(stem + '.jsonld', 'utf8'));
  const events = [];
  const options = {safe: true, eventHandler: ({event, next}) => { events.push(event.code); next(); }};
  await jsonld.expand(document, options);
  const read = fs.readFileSync(stem + '.nq', 'utf8');
  const lines = text => new Set(text.split('\n').filter(line => line));
  const expected = lines(await jsonld.toRDF(await jsonld.fromRDF(read, {format: 'application/n-quads'}),
                                            {format: 'application/n-quads'}));
  const found = lines(await jsonld.toRDF(document, {...options, format: 'application/n-quads'}));
  const only = (a, b) => [...a].filter(line => !b.has(line)).slice(0, 5);
  const differences = [...only(found, expected), ...only(expected, found)];
  if (events.length || differences.length || !found.size) {
    console.log('warnings:', events, '\ndifferences:', differences);
    process.exit(1);
  }
  console.log(found.size, 'quads');
}

main(process.argv[2]).catch(error => {
  console.log(error.message, JSON.stringify(error.details).slice(0, 1000));
  process.exit(1);
});
