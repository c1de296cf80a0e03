// node explorer_test.mjs CHROMIUM FOLDER PROGRAM PIPELINE
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {chromium} from 'playwright-core';

const [executablePath, folder, program, pipeline] = process.argv.slice(2);
const kWide = {width: 1280, height: 800};
const kNarrow = {width: 400, height: 800};
// Software rendering: machines that run tests have no graphics card.
const kArguments = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const kPatience = 120000;

const browser = await chromium.launch({executablePath, args: kArguments});
const wrong = [];

/** Opens one of the pages; whatever goes wrong in it or leaves it is noted. */
async function open(name, viewport = kWide, colorScheme = 'light') {
  const context = await browser.newContext({viewport, colorScheme});
  const page = await context.newPage();
  page.setDefaultTimeout(kPatience);
  const address = 'file://' + join(folder, name, 'graph.html');
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${name}: ${error.stack}`));
  page.on('request', (request) => {
    if (request.url() !== address && !/^(data|blob):/.test(request.url())) wrong.push(`${name} asked for ${request.url()}`);
  });
  await page.goto(address);
  await settled(page);
  return page;
}

const settled = (page) =>
  page.waitForFunction(() => document.body.dataset.layout === 'settled', null, {polling: 100});

/** How many entities and connections the page says it shows. */
async function shown(page) {
  const says = await page.textContent('#status');
  return says.match(/\d+/g).map(Number);
}

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return {name: download.suggestedFilename(), content: readFileSync(await download.path())};
}

/** The page of the next run, which is given these corrections and must have nothing to say to them. */
async function corrected(corrections) {
  const file = join(folder, 'corrections.json');
  writeFileSync(file, corrections);
  const run = spawnSync(program, ['run', pipeline, '--quiet', '--output', join(folder, 'corrected'),
    '--set', '/resolve/corrections=' + file], {encoding: 'utf8'});
  assert.deepEqual([run.status, run.stderr], [0, '']);
  return open('corrected');
}

const title = (page) => page.textContent('#details-title');
const texts = (page, selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));

const tests = {
  async 'finds an entity by its acronym and tells its names and documents'() {
    const page = await open('samples');
    await page.keyboard.press('/');
    await page.keyboard.type('OSCE');
    const first = page.locator('.suggestion').first();
    assert.match(await first.textContent(), /Organization for Security and Co-operation in Europe.*OSCE/);
    await page.keyboard.press('Enter');
    assert.equal(await title(page), 'Organization for Security and Co-operation in Europe');
    assert.ok((await texts(page, '#details .name')).includes('OSCE'));
    assert.ok(await page.locator('#details .documents .document').count() >= 2);
    await page.keyboard.press('Escape');
    assert.ok(await page.isHidden('#details'));
  },

  async 'filters by type and relation, and takes filters back'() {
    const page = await open('samples');
    const [entities, edges] = await shown(page);
    await page.uncheck('[data-name=Event]');
    const [withoutEvents, fewer] = await shown(page);
    assert.ok(withoutEvents < entities && fewer < edges);
    await page.uncheck('[data-name=affiliation]');
    assert.ok((await shown(page))[1] < fewer);
    await page.click('#reset');
    assert.deepEqual(await shown(page), [entities, edges]);
  },

  async 'leaves out events outside the months chosen'() {
    const page = await open('samples');
    const before = await page.textContent('#time-label');
    const [, edges] = await shown(page);
    const from = page.getByLabel('Events from');
    await from.focus();
    for (let i = 0; i < 8; ++i) await from.press('ArrowRight');
    assert.notEqual(await page.textContent('#time-label'), before);
    assert.ok((await shown(page))[1] < edges);
    await page.click('text=All times');
    assert.deepEqual((await shown(page))[1], edges);
  },

  async 'opens an edge with its sentences, the names in them marked, and the way to the document'() {
    const page = await open('samples');
    const places = await page.evaluate(() => {
      const {sigma, graph} = window.docweave.canvas;
      const at = (node) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(node));
      const box = document.getElementById('stage').getBoundingClientRect();
      return graph.mapEdges((key, attributes, source, target) => {
        const [a, b] = [at(source), at(target)];
        return {x: box.x + a.x * 0.6 + b.x * 0.4, y: box.y + a.y * 0.6 + b.y * 0.4, long: Math.hypot(a.x - b.x, a.y - b.y)};
      }).sort((a, b) => b.long - a.long);
    });
    for (const {x, y} of places) {
      await page.mouse.move(x, y);
      await page.mouse.click(x, y);
      await page.waitForTimeout(400);  // a click waits for a second one
      // A quote can name its ends by nouns alone ("the study visit is part of the project").
      if (await page.locator('#details .statement mark').count()) break;
    }
    assert.ok(await page.locator('#details .statement').count() > 0, 'no edge was met');
    assert.ok((await page.textContent('#details blockquote')).length > 5);
    assert.ok(await page.locator('#details mark').count() > 0);
    assert.match(await page.textContent('#details .says'), /organised by|funded by|part of|attended by|takes place|works for|speaker|partner|implemented|belongs/);
    assert.ok(await page.locator('#details figcaption .document').count() > 0);
    await page.screenshot({path: join(folder, 'edge.png')});
  },

  async 'links a web page at the words themselves'() {
    const page = await open('samples');
    const links = await page.evaluate(() => {
      const {model, details} = window.docweave;
      return model.statements.flatMap((s) => [...details.proof(s).querySelectorAll('figcaption a')].map((a) => a.href));
    });
    assert.ok(links.length > 0);
    for (const link of links) assert.match(link, /^https?:\/\/.*#:~:text=/);
  },

  async 'shows only the surroundings of an entity'() {
    const page = await open('samples');
    const [entities] = await shown(page);
    await page.keyboard.press('j');
    await page.click('#focus-entity');
    const [near] = await shown(page);
    assert.ok(near > 1 && near < entities);
    await page.keyboard.press('f');
    assert.equal((await shown(page))[0], entities);
  },

  async 'projects the graph to funders, and to who works with whom'() {
    const page = await open('samples');
    const [, everything] = await shown(page);
    await page.keyboard.press('2');
    await settled(page);
    const funders = await page.evaluate(() => window.docweave.edges.get('funders').map((edge) =>
      [edge.source.name, edge.paths[0].statements[0].predicate]));
    assert.ok(funders.some(([name]) => name === 'European Union'));
    assert.ok(funders.every(([, predicate]) => predicate === 'funder'));
    await page.screenshot({path: join(folder, 'funders.png')});
    await page.keyboard.press('3');
    await settled(page);
    const types = await page.evaluate(() => window.docweave.edges.get('together').flatMap((edge) => [edge.source.type, edge.target.type]));
    assert.deepEqual([...new Set(types)].sort(), ['Organization', 'Person']);
    assert.notEqual((await shown(page))[1], everything);
    const through = await page.evaluate(() => window.docweave.edges.get('together')
      .filter((edge) => edge.source.name === 'Marta Lindqvist' || edge.target.name === 'Marta Lindqvist')
      .flatMap((edge) => edge.paths.map((path) => path.via?.name)));
    assert.ok(through.includes('Shared Rivers'), 'who works for a project works with its partners');
  },

  async 'has a table that sorts, narrows and saves what it shows as CSV'() {
    const page = await open('samples');
    await page.keyboard.press('t');
    await page.click('[data-kind=statements]');
    await page.click('th button:has-text("Confidence")');
    const confidences = (await texts(page, 'td:nth-child(5)')).map(Number);
    assert.deepEqual(confidences, [...confidences].sort((a, b) => a - b));
    await page.fill('#row-filter', 'funded by');
    const rows = Number((await page.textContent('#row-count')).match(/\d+/)[0]);
    const csv = await downloaded(page, () => page.click('#save-csv'));
    assert.equal(csv.name, 'statements.csv');
    const lines = csv.content.toString().trimEnd().split('\r\n');
    assert.match(lines[0], /^\ufeffSubject,Relation,Object,/);
    assert.equal(lines.length, rows + 1);
    assert.ok(lines.slice(1).every((line) => line.toLowerCase().includes('funded by')));
  },

  async 'collects corrections in the form that the pipeline takes'() {
    const page = await open('samples');
    await page.keyboard.press('j');
    await page.locator('#details section .fold').first().click();
    await page.locator('.mark-wrong').first().click();
    assert.equal(await page.locator('.mark-wrong').first().getAttribute('aria-pressed'), 'true');
    await page.click('#button-correct');
    await page.getByLabel('The same as …', {exact: true}).and(page.locator('input')).fill('OSCE');
    await page.keyboard.press('Enter');
    await page.getByLabel('Better name').fill('A better name');
    await page.click('text=Rename');
    assert.equal(await page.textContent('#corrections-count'), '3');
    await page.click('#corrections-button');
    await page.getByLabel('Your name').fill('A. Reader');
    await page.locator('#corrections-list input').first().fill('not in the text');
    await page.locator('#corrections-list input').first().press('Tab');
    const file = await downloaded(page, () => page.click('#download-corrections'));
    assert.equal(file.name, 'corrections.json');
    const [statement, same, rename] = JSON.parse(file.content);
    assert.equal(statement.action, 'wrong');
    assert.equal(statement.reason, 'not in the text');
    assert.match(statement.subject.iri, /^https:\/\/example.org\/kg\//);
    assert.equal(same.action, 'same');
    assert.equal(same.entities.length, 2);
    assert.deepEqual([rename.action, rename.name, rename.author], ['rename', 'A better name', 'A. Reader']);
    await page.reload();
    await settled(page);
    assert.equal(await page.textContent('#corrections-count'), '3', 'a reload loses nothing');
    const next = await corrected(file.content);
    const [stated, names] = await next.evaluate(({subject, predicate, object, value}) => {
      const {model} = window.docweave;
      return [model.statements.some((s) => s.subject.iri === subject.iri && s.predicate === predicate &&
        (object ? s.object?.iri === object.iri : s.value === value)), model.entities.map((entity) => entity.name)];
    }, statement);
    assert.ok(!stated, 'the next run leaves out what is marked wrong');
    assert.ok(names.includes('A better name'));
  },

  async 'can have every statement marked wrong, and the next run says nothing any more'() {
    const page = await open('samples');
    const all = await page.evaluate(() => {
      const {model, corrections} = window.docweave;
      // One mark is for all statuses in which the same is said.
      for (const statement of model.statements) corrections.wrongEntry(statement) ?? corrections.toggleWrong(statement);
      return corrections.json();
    });
    assert.ok(JSON.parse(all).length > 10);
    const next = await corrected(all);
    assert.equal(await next.evaluate(() => window.docweave.model.statements.length), 0);
  },

  async 'saves the graph as a picture'() {
    const page = await open('samples');
    await page.click('#picture-button');
    const svg = await downloaded(page, () => page.click('#save-svg'));
    const circles = svg.content.toString().match(/<circle /g);
    assert.equal(circles.length, (await shown(page))[0]);
    const source = readFileSync(join(folder, 'samples', 'graph.html'), 'utf8');
    const lines = [...svg.content.toString().matchAll(/<tspan[^>]*>([^<&]+?)…?</g)].map((match) => match[1]);
    assert.ok(lines.length >= 5, 'the largest nodes have their names beside them');
    for (const line of lines) assert.ok(source.includes(line), `"${line}" is of no name in the graph`);
    await page.click('#picture-button');
    const png = await downloaded(page, () => page.click('#save-png'));
    assert.equal(png.content.subarray(1, 4).toString(), 'PNG');
  },

  async 'says what it leaves out'() {
    const page = await open('part');
    assert.match(await page.textContent('#left-out'), /holds the 12 most connected of \d+ entities and \d+ of \d+ statements/);
  },

  async 'shows hostile text as text'() {
    const page = await open('hostile');
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    await page.keyboard.press('t');
    await page.click('[data-kind=documents]');
    assert.match(await page.textContent('tbody'), /<\/script><script>window\.hacked = true<\/script><img src=x/);
    await page.click('[data-kind=statements]');
    assert.match(await page.textContent('tbody'), /OSCE Mission to Serbia/);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
  },

  async 'names its controls and keeps its contrasts in light and dark'() {
    for (const scheme of ['light', 'dark']) {
      const page = await open('samples', kWide, scheme);
      assert.equal(await page.getAttribute('html', 'data-theme'), scheme);
      await page.keyboard.press('j');
      const nameless = await page.$$eval('button, input, select, a[href]', (nodes) => nodes.filter((node) =>
        !node.textContent.trim() && !node.getAttribute('aria-label') && !node.labels?.length).map((node) => node.outerHTML));
      assert.deepEqual(nameless, []);
      const pairs = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const light = (name) => {
          const hex = style.getPropertyValue('--' + name).trim();
          const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        return ['card', 'canvas', 'raised'].flatMap((ground) =>
          ['ink', 'faint', 'accent', 'wrong'].map((ink) => [ink, ground, contrast(ink, ground)]));
      });
      for (const [ink, ground, contrast] of pairs) assert.ok(contrast >= 4.5, `${scheme}: ${ink} on ${ground}: ${contrast}`);
      await page.screenshot({path: join(folder, `wide-${scheme}.png`)});
    }
  },

  async 'fits a narrow screen'() {
    const page = await open('samples', kNarrow);
    await page.screenshot({path: join(folder, 'narrow.png')});
    assert.ok(await page.isHidden('#filters'));
    await page.click('#filters-button');
    assert.ok(await page.isVisible('#filters'));
    await page.click('#filters-button');
    await page.keyboard.press('j');
    const sheet = await page.locator('#details').boundingBox();
    assert.ok(sheet.x >= 0 && sheet.width <= kNarrow.width && sheet.y + sheet.height <= kNarrow.height + 1);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), kNarrow.width);
    await page.screenshot({path: join(folder, 'narrow-details.png')});
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    assert.deepEqual(wrong.splice(0), []);
    console.log(`ok: the explorer ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED: the explorer ${name}\n${error.stack}`);
  }
  for (const context of browser.contexts()) await context.close();
}
await browser.close();
process.exit(failed ? 1 : 0);
