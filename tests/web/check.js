'use strict';
/* The pages as browsers and validators see them.
 * node check.js TOOLS YUSUAN SOURCE
 *   TOOLS   folder with node_modules; YUSUAN the program; SOURCE the checkout */
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { address, check, count, inputs, modules, readJson, report, samples,
  source, work, yusuan } = require('./shared.js');
const pages = require('./pages.js');
const truth = require('./truth.js');
const { checkScript } = require('./script.js');
const { chromium } = require(path.join(modules, 'playwright-core'));

/* ------------------------------------------------------------- a document */
function sheetsOf(folder) {
  const all = path.join(folder, 'sheets');
  return fs.existsSync(all) ? fs.readdirSync(all)
    .filter((f) => f.endsWith('.html') && f !== 'index.html') : [];
}
function kindsOf(folder) {
  const sheets = sheetsOf(folder);
  return ['index.html', 'tables.html', 'source.html'].concat(
    sheets.length ? ['sheets/index.html', 'sheets/' + sheets[0]] : []);
}
/* Browsers and axe walk every element: of the largest pages less is looked at
 * than of smaller documents' pages of the same kind, which see all of it. */
const LARGE = 120000;
async function checkDocument(browser, folder) {
  const data = readJson(folder, 'data/budget.json');
  await pages.checkWeight(browser, folder);
  for (const file of kindsOf(folder)) {
    const large = fs.statSync(path.join(folder, file)).size > LARGE;
    await pages.checkWidths(browser, folder, file, large && file !== 'index.html');
    if (!large || file === 'index.html')
      await pages.checkAxe(browser, folder, file, large);
  }
  await pages.checkWithoutScript(browser, folder);
  if (data.kind !== 'budget') return;
  await truth.checkNumbers(browser, folder);
  await truth.checkFiguresLead(browser, folder, 'index.html');
  await truth.checkLinesHold(browser, folder);
  if (data.projects.length > 5) await checkScript(browser, folder);
}

/* ---------------------------------------------------------- a run of several */
async function checkRun(browser, out, names) {
  const made = ['index.html', 'compare.html', 'evaluations.html'];
  for (const file of made) {
    check(fs.existsSync(path.join(out, file)), file + ' is there');
    await pages.checkWidths(browser, out, file);
    await pages.checkAxe(browser, out, file);
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(out, 'index.html'));
  const listed = await page.$$eval('.documents h3 a', (all) =>
    all.map((a) => a.getAttribute('href').split('/')[0]));
  check(listed.map(decodeURI).sort().join() === [...names].sort().join(),
    'the start page lists every document: ' + listed);
  await page.goto(address(out, 'compare.html'));
  const text = await page.locator('main').innerText();
  for (const words of ['2026年与2025年', '数据目录编制', '数据质量评估',
    '新增的项目', '不再列支的项目', '+6.000000'])
    check(text.includes(words), 'compare.html: ' + words);
  await truth.checkFiguresLead(browser, out, 'compare.html');
  await context.close();
}

/* -------------------------------------------------------- metadata, templates */
async function checkMetadata(browser, input) {
  const into = path.join(work, 'published');
  const stem = path.parse(input).name;
  const done = report([input], into, '--only', 'html,data', '--base-url',
    'https://example.org/预算');
  check(done.status < 2, '--base-url: ' + done.talk);
  if (done.status > 1) return;
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const file of ['index.html', 'tables.html', 'source.html']) {
    await page.goto(address(into, stem, file));
    const meta = Object.fromEntries(await page.$$eval('meta[property]',
      (all) => all.map((m) => [m.getAttribute('property'), m.content])));
    const own = await page.$eval('link[rel=canonical]', (l) => l.getAttribute('href'));
    check(decodeURI(own) === `https://example.org/预算/${stem}/${file}` &&
      meta['og:url'] === own && meta['og:title'] === await page.title() &&
      meta['og:type'] === 'website' && meta['og:locale'] === 'zh_CN' &&
      meta['og:description'].length > 10 && !('og:image' in meta),
    'OpenGraph ' + JSON.stringify(meta));
  }
  await page.goto(address(into, stem, 'index.html'));
  const dataset = JSON.parse(await page.textContent('script[type="application/ld+json"]'));
  check(dataset.url === await page.$eval('link[rel=canonical]',
    (l) => l.getAttribute('href')) && dataset.distribution.every((d) =>
    d.contentUrl.startsWith('https://example.org/')), 'JSON-LD has addresses');
  await context.close();
}

/* A designer's page: a column more, chapters in another order, a colour. */
async function checkTemplates(browser, input) {
  const folder = path.join(work, 'templates'), into = path.join(work, 'own');
  execFileSync(yusuan, ['templates', folder], { stdio: 'ignore' });
  check(fs.readFileSync(path.join(folder, 'fields.md'), 'utf8') ===
    fs.readFileSync(path.join(source, 'docs/template-fields.md'), 'utf8'),
  'docs/template-fields.md is what the program writes');
  const index = path.join(folder, 'index.html');
  const text = fs.readFileSync(index, 'utf8');
  const money = /<section data-repeat="k in money_chapters".*<\/section>\n/;
  const changed = text
    .replace(money, '')
    .replace('<section id="downloads"', text.match(money)[0] + '<section id="downloads"')
    .replace('<th scope="col">项目编码</th>', '$&<th scope="col">第几</th>')
    .replace(/(data-text="p.code">[^<]*<\/td>)/, '$1<td data-text="#p">1</td>');
  check(changed.length > text.length + 40, 'the template is changed');
  fs.writeFileSync(index, changed);
  fs.appendFileSync(path.join(folder, 'style.css'), 'body { color: #123456; }\n');
  const done = report([input], into, '--only', 'html', '--templates', folder);
  check(done.status < 2, done.talk);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address(into, path.parse(input).name, 'index.html'));
  check(await page.evaluate(() => getComputedStyle(document.body).color) ===
    'rgb(18, 52, 86)', 'the designer\'s colour');
  check(await page.locator('#projects tbody tr').first().locator('td').last()
    .innerText() === '1', 'the designer\'s column');
  check(await page.evaluate(() => document.getElementById('balance')
    .compareDocumentPosition(document.getElementById('projects')) ===
    Node.DOCUMENT_POSITION_PRECEDING), 'the designer\'s order');
  await context.close();
  checkBadTemplates(folder, text, input);
}
/* All errors of all templates of a document, and nothing written. */
function checkBadTemplates(folder, text, input) {
  const index = path.join(folder, 'index.html');
  const into = path.join(work, 'none');
  const cases = [
    [text.replace('"d.title"', '"d.titel"').replace('"p.code"', '"p.cod"'),
      [/index\.html:\d+: .*d\.titel”（是否指“title”/, /p\.cod”（是否指“code”/]],
    [text.replace('</head>', '</haed>'), [/index\.html:\d+: /]],
    [text.replace('parts/chapter.html', 'parts/chaptre.html'),
      [/parts\/chaptre\.html/, /index\.html:\d+: /]],
    [text.replace('parts/chapter.html', 'index.html'), [/index\.html:\d+: .*互相包含/]]
  ];
  for (const [bad, wanted] of cases) {
    fs.writeFileSync(index, bad);
    const done = report([input], into, '--only', 'html', '--templates', folder);
    check(done.status === 2 && wanted.every((w) => w.test(done.talk)) &&
      !fs.existsSync(path.join(into, path.parse(input).name)),
    'errors of a template, and nothing written: ' + done.talk);
  }
}

/* ---------------------------------------------------------------- the whole */
async function main() {
  const made = inputs(), out = path.join(work, 'out');
  const all = [...samples, made.small, made.next, made.hostile];
  const done = report(all, out, '--only', 'html,sheets,data');
  check(done.status < 2, done.talk);
  const talk = pages.markup(out);
  const print = report([made.small], path.join(work, 'print'), '--only', 'pdf,html');
  check(print.status < 2, print.talk);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ||
    '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'] });
  const names = all.map((f) => path.parse(f).name);
  for (const name of names.filter((n) => n !== 'hostile' && n !== 'next'))
    await checkDocument(browser, path.join(out, name));
  await checkRun(browser, out, names);
  pages.checkLinks(out, new Set(), {});
  await pages.checkHostile(browser, path.join(out, 'hostile'));
  await truth.checkPrint(browser, path.join(work, 'print', 'small'));
  await checkMetadata(browser, made.small);
  await checkTemplates(browser, made.small);
  await browser.close();
  pages.checkMarkup(await talk);
}
main().catch((error) => { count.failures++; console.error(error); }).finally(() => {
  fs.rmSync(work, { recursive: true, force: true });
  console.log(`${count.checks} checks, ${count.failures} failed`);
  process.exit(count.failures ? 1 : 0);
});
