// node build.mjs MODULES PAGE: bundles page.html, style.css and src/ with the packages in MODULES
// into PAGE, one file that needs nothing else.
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const [modules, page] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(modules, 'x'))('esbuild');

async function bundle(entry) {
  const built = await esbuild.build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    charset: 'utf8',
    format: 'iife',
    target: ['es2021', 'chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    nodePaths: [modules],
    logLevel: 'warning',
  });
  return {text: built.outputFiles[0].text.trim(), inputs: Object.keys(built.metafile.inputs)};
}

/** The licence of each package that the bundle took a file from: what MIT asks for. */
function licences(inputs) {
  const packages = new Set(
    inputs.map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean));
  return [...packages].sort().map((name) => {
    const folder = join(modules, name);
    const {version} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  }).join('\n\n----\n\n');
}

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const script = await bundle('src/main.js');
const style = await bundle('style.css');
if (/<\/script|<!--/i.test(script.text)) throw new Error('the script would end its own element');

const parts = {
  SCRIPT: script.text,
  STYLE: style.text,
  SCRIPT_HASH: sha256(script.text),
  STYLE_HASH: sha256(style.text),
  LICENCES: licences(script.inputs),
};
const template = readFileSync(join(here, 'page.html'), 'utf8');
writeFileSync(page, template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]));
