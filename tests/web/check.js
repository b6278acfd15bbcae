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
  return fs.readdirSync(folder).filter((f) => f.endsWith('.html')).concat(
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
  for (const file of ['index.html', 'subjects.html', 'projects.html'])
    await truth.checkFiguresLead(browser, folder, file);
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
  const listed = await page.$$eval('h3 a', (all) =>
    all.map((a) => a.getAttribute('href').split('/')[0]));
  check(listed.map(decodeURI).sort().join() === [...names].sort().join(),
    'the start page lists every document: ' + listed);
  await page.goto(address(out, 'compare.html'));
  const text = await page.locator('main').innerText();
  for (const words of ['2026年与2025年', '数据目录编制', '数据质量评估',
    '新增', '不再安排', '6.00'])
    check(text.includes(words), 'compare.html: ' + words);
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
      meta['og:description'].length > 10 && meta['og:image'] ===
      own.replace(/[^/]*$/, 'share.png'),
    'OpenGraph ' + JSON.stringify(meta));
  }
  await page.goto(address(into, stem, 'index.html'));
  const dataset = JSON.parse(await page.textContent('script[type="application/ld+json"]'));
  check(dataset.url === await page.$eval('link[rel=canonical]',
    (l) => l.getAttribute('href')) && dataset.distribution.every((d) =>
    d.contentUrl.startsWith('https://example.org/')), 'JSON-LD has addresses');
  await context.close();
}

/* A designer's hour: a leaflet, a logo, colours, a chart in a place of its own, a
 * page in another order. */
const LEAFLET = `<html lang="zh-CN"><head><meta charset="utf-8"/>
<title data-text="title">题名</title><link rel="stylesheet" href="style.css"/></head>
<body><main><img src="pictures/logo.png" alt="徽标"/>
<h1><span data-text="year">2022</span>年 <span lang="en">Budget <span data-text="year">2022</span></span></h1>
<p id="total" data-text="total" data-format="wan">1</p>
<div id="own" data-chart="overview"></div><p data-else="" id="none">没有图。</p>
<ol><li data-repeat="p in projects" data-limit="1" data-sort="amount"><b data-text="p.name">甲</b>
<i data-if="p.amount > 5">大</i><i data-else="">小</i></li></ol></main></body></html>`;
function designed() {
  const folder = path.join(work, 'templates');
  execFileSync(yusuan, ['templates', folder], { stdio: 'ignore' });
  check(fs.readFileSync(path.join(folder, 'fields.md'), 'utf8') ===
    fs.readFileSync(path.join(source, 'docs/template-fields.md'), 'utf8'),
  'docs/template-fields.md is what the program writes');
  fs.mkdirSync(path.join(folder, 'pictures'));
  fs.writeFileSync(path.join(folder, 'pictures/logo.png'), Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  fs.writeFileSync(path.join(folder, 'leaflet.html'), LEAFLET);
  fs.appendFileSync(path.join(folder, 'style.css'), 'body { color: #123456; }\n');
  return folder;
}
async function checkTemplates(browser, input) {
  const folder = designed(), into = path.join(work, 'own');
  const done = report([input], into, '--only', 'html', '--templates', folder);
  check(done.status < 2, done.talk);
  const stem = path.parse(input).name;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address(folder, 'page.html'));
  check((await page.locator('main').innerText()).includes('22.99'),
    'a template shows a sample as it stands');
  await page.goto(address(into, stem, 'index.html'));
  check(await page.evaluate(() => getComputedStyle(document.body).color) ===
    'rgb(18, 52, 86)', 'the designer\'s colour');
  await page.goto(address(into, stem, 'leaflet.html'));
  check(await page.locator('#total').innerText() === '130.00', 'money in a format');
  check(await page.locator('#own svg').count() === 2 &&
    await page.locator('#none').count() === 0, 'a chart in its place');
  check(await page.locator('li').count() === 1, 'the least project alone');
  check(await page.evaluate(() => document.images[0].naturalWidth) === 1, 'the logo');
  await context.close();
  checkBadTemplates(folder, input);
}
/* Each mistake once: one sentence with file, line and the nearest name, and
 * nothing written. */
function checkBadTemplates(folder, input) {
  const into = path.join(work, 'none');
  const leaflet = path.join(folder, 'leaflet.html');
  const cases = [
    [LEAFLET.replace('"title"', '"titel"'), [/leaflet\.html:2: .*titel”，是否指“title”/]],
    [LEAFLET.replace('p.name', 'p.nmae'), [/leaflet\.html:\d+: .*p\.nmae”，是否指“name”/]],
    [LEAFLET.replace('"overview"', '"overvew"'), [/没有图“overvew”，是否指“overview”/]],
    [LEAFLET.replace('</h1>', '</h2>'), [/leaflet\.html:\d+: .*XML/]],
    [LEAFLET.replace('data-limit', 'data-limt'), [/指令“data-limt”，是否指“data-limit”/]],
    [LEAFLET.replace('<main>', '<main data-include="x.html">'), [/没有模板“x\.html”/]],
    [LEAFLET.replace('<main>', '<main data-include="leaflet.html">'), [/包含了它自己/]]
  ];
  const fails = (wanted, what) => {
    const done = report([input], into, '--only', 'html', '--templates', what || folder);
    check(done.status === 2 && wanted.every((w) => w.test(done.talk)) &&
      !fs.existsSync(path.join(into, path.parse(input).name)),
    `errors of a template, and nothing written: ${done.status} ${done.talk}`);
  };
  for (const [bad, wanted] of cases) {
    fs.writeFileSync(leaflet, bad);
    fails(wanted);
  }
  fs.writeFileSync(leaflet, LEAFLET);
  fs.writeFileSync(path.join(folder, 'projcets.html'), LEAFLET);
  fails([/projcets\.html.*是否指“projects\.html”/]);
  fs.rmSync(path.join(folder, 'projcets.html'));
  fs.symlinkSync('/etc/hostname', path.join(folder, 'outside.css'));
  fails([/outside\.css：是链接/]);
  fs.rmSync(path.join(folder, 'outside.css'));
  fs.writeFileSync(path.join(folder, 'big.png'), Buffer.alloc(50e6));
  fails([/big\.png：超过20 MB/]);
  fs.rmSync(path.join(folder, 'big.png'));
  fails([/没有这个模板文件夹/], path.join(work, 'nowhere'));
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
