'use strict';
/* The pages as browsers and validators see them.
 * node check.js TOOLS YUSUAN SOURCE
 *   TOOLS   folder with node_modules; YUSUAN the program; SOURCE the checkout */
const fs = require('fs');
const os = require('os');
const path = require('path');
const { execFileSync } = require('child_process');
const { pathToFileURL } = require('url');

const [tools, yusuan, source] = process.argv.slice(2);
const modules = path.join(tools, 'node_modules');
const { chromium } = require(path.join(modules, 'playwright-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'yusuan-web-'));
const out = path.join(work, 'out');

let failures = 0, checks = 0;
function check(good, what) {
  checks++;
  if (good) return;
  failures++;
  console.error('FAIL ' + what);
}
function report(inputs, into, ...options) {
  try {
    execFileSync(yusuan, ['report', ...inputs, '-o', into, '--quiet', ...options],
      { stdio: ['ignore', 'ignore', 'pipe'] });
    return { status: 0, talk: '' };
  } catch (error) {
    if (error.status > 1 || error.status === null)
      return { status: error.status, talk: String(error.stderr) };
    return { status: error.status, talk: '' };
  }
}
function address(...parts) { return pathToFileURL(path.join(...parts)).href; }

/* ---------------------------------------------------------------- inputs */
const HOSTILE = [
  ['script', '<script>alert("一&二")</script>'],
  ['quotes', '"\'</title><img src=x>'],
  ['control', '甲\u0001乙\u007f丙'],
  ['direction', '甲\u202e乙\u2066丙']
];
const NAME = '数据"&\'平台\u202e运维';
function hostileInput() {
  const found = path.join(source, 'tests/cases/完好的部门预算/input.txt');
  const text = fs.readFileSync(found, 'utf8');
  const all = HOSTILE.map(([, words]) => words).join('');
  const file = path.join(work, 'hostile.txt');
  const lines = text.split('数据平台运维').join(NAME).split('\n');
  lines.push('', '附表 其他说明' + all, '项目\t说明', '一\t' + all, '');
  fs.writeFileSync(file, lines.join('\n'));
  return file;
}

/* ------------------------------------------------------------------- vnu */
function checkMarkup() {
  const jar = path.join(modules, 'vnu-jar/build/dist/vnu.jar');
  const talk = execFileSync('java', ['-jar', jar, '--format', 'gnu', '--stdout',
    '--exit-zero-always', '--skip-non-html', out],
  { encoding: 'utf8', maxBuffer: 1 << 28 });
  /* Of files, vnu cannot know that 'self' is the folder; browsers do, and
   * their console is checked below. */
  const known = /Resource violates Content Security Policy \(meta tag\): external (stylesheet “(\.\.\/)?style\.css”|script “(\.\.\/)?app\.js”) blocked/;
  const left = talk.split('\n').filter((line) => line && !known.test(line));
  check(left.length === 0, 'vnu:\n' + left.slice(0, 20).join('\n'));
}

/* --------------------------------------------------------------- browser */
function watched(page, folder, problems) {
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) problems.push(m.text());
  });
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('request', (r) => {
    if (!decodeURI(r.url()).startsWith(decodeURI(address(folder))))
      problems.push('request ' + r.url());
  });
  return page;
}
async function checkWidths(browser, folder, file) {
  const context = await browser.newContext();
  const problems = [];
  const page = watched(await context.newPage(), folder, problems);
  await page.goto(address(folder, file));
  for (const width of [360, 390, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= width, `${folder}/${file} scrolls sideways at ${width}: ${wide}`);
  }
  check(problems.length === 0, `${file}: ${problems.join('; ')}`);
  await context.close();
}
async function checkAxe(browser, folder, file, colorScheme) {
  const context = await browser.newContext({ colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address(folder, file));
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run());
  for (const v of result.violations)
    check(false, `${folder}/${file} ${colorScheme}: ${v.id} ${v.nodes.length} ` +
      v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary);
  checks++;
  await context.close();
}
async function textOf(browser, folder, file, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(address(folder, file));
  const text = await page.locator('main').innerText();
  await context.close();
  return text;
}

/* ------------------------------------------------------------- the script */
async function checkScript(browser, folder) {
  const context = await browser.newContext(
    { viewport: { width: 1440, height: 900 } });
  const problems = [];
  const page = watched(await context.newPage(), folder, problems);
  await page.goto(address(folder, 'index.html'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement.id) === 'main',
    'the first Tab leads to the skip link, Enter to the main part');

  const tree = page.locator('#function table.tree');
  const shown = () => tree.locator('tbody tr:visible').count();
  const classes = await tree.locator('tr.level1').count();
  check(await shown() === classes, 'folded to the classes');
  const fold = tree.locator('.fold').first();
  await fold.focus();
  await page.keyboard.press('Enter');
  check(await shown() > classes, 'a class unfolds by keyboard');
  await page.getByRole('button', { name: '全部展开' }).first().click();
  check(await shown() === await tree.locator('tbody tr').count(), 'all unfolded');

  const rows = page.locator('#projects tbody tr');
  const amounts = async () => (await rows.locator('td.n:nth-of-type(4)')
    .allInnerTexts()).map((t) => parseFloat(t.replace(/,/g, '')));
  await page.locator('#projects thead th', { hasText: '总额' })
    .getByRole('button').click();
  const sorted = await amounts();
  check(sorted.length > 1 && sorted.every((x, i) => !i || isNaN(x) ||
    x <= sorted[i - 1]), 'projects sorted by money');
  await page.locator('#projects input[type=number]').fill(String(sorted[1]));
  const left = await page.locator('#projects tbody tr:visible').count();
  check(left === sorted.filter((x) => x >= sorted[1]).length, 'filtered by money');
  await page.locator('#projects input[type=number]').fill('');
  const name = (await rows.first().locator('th').innerText()).trim();
  await page.locator('#projects input[type=search]').fill(name);
  check(await page.locator('#projects tbody tr:visible').count() >= 1 &&
    await page.locator('#projects tbody tr:visible').count() < sorted.length,
  'found by name');

  const first = await tree.locator('tr.level3').first().getAttribute('id');
  await page.goto('about:blank');
  await page.goto(address(folder, 'index.html') + '#' + first);
  check(await page.locator(`[id="${first}"]`).isVisible(), 'an anchor unfolds');
  check((await page.pdf()).length > 10000, 'printed to PDF');
  check(problems.length === 0, 'script: ' + problems.join('; '));
  await context.close();
}

/* ----------------------------------------------------------------- truth */
function plain(text) { return text.replace(/,/g, ''); }
async function checkNumbers(browser, folder) {
  const data = JSON.parse(fs.readFileSync(path.join(folder, 'data/budget.json')));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'index.html'));
  const read = (selector) => page.$$eval(selector, (rows) => rows.map((row) =>
    Array.from(row.cells).map((c) => c.textContent.trim())));
  const lists = [['function', data.aggregates.function],
    ['department-economic', data.aggregates.department_economic],
    ['government-economic', data.aggregates.government_economic]];
  for (const [anchor, list] of lists) {
    const rows = await read(`[id="${anchor}"] tbody tr:not(.level4)`);
    check(rows.length === list.length, `${anchor}: ${rows.length} rows`);
    rows.forEach((row, i) => {
      const a = list[i];
      const sides = [a.total, a.basic, a.project];
      check(row[0] === a.code && sides.every((side, k) =>
        plain(row[2 + k].replace('–', '0.000000')) === side) &&
        row[5] === a.share + '%', `${anchor} ${row.join(' ')}`);
    });
  }
  const below = await read('#function tbody tr.level4');
  const lines = data.expenditure.filter((e) => e.department_economic.code);
  check(below.map((r) => plain(r[2])).sort().join() ===
    lines.map((e) => e.total || '0.000000').sort().join(), 'rows below functions');
  const projects = await read('#projects tbody tr');
  check(projects.length === data.projects.length, 'as many projects');
  projects.forEach((row, i) => {
    const p = data.projects[i];
    check(plain(row[4]) === (p.total || '') &&
      row[5] === String(p.indicators.length), 'project ' + row.join(' '));
  });
  const ledger = (await page.locator('.verdict b').allTextContents()).join();
  const count = (state) => data.checks.filter((c) => c.state === state).length;
  check(ledger === ['holds', 'fails', 'not-applicable', 'insufficient'].map(count)
    .join(), 'ledger ' + ledger);
  check((await read('#findings tbody tr')).length === data.findings.length,
    'as many findings');
  await checkDownloads(page, folder);
  await context.close();
}
async function checkDownloads(page, folder) {
  const crypto = require('crypto');
  const rows = await page.$$eval('#downloads tbody tr', (all) => all.map((r) => [
    r.querySelector('a').getAttribute('href'), r.querySelector('code').textContent]));
  check(rows.length > 5, 'downloads');
  for (const [href, digest] of rows) {
    const bytes = fs.readFileSync(path.join(folder, href));
    check(crypto.createHash('sha256').update(bytes).digest('hex') === digest, href);
  }
  const block = await page.textContent('script[type="application/ld+json"]');
  const dataset = JSON.parse(block);
  check(dataset['@type'] === 'Dataset' &&
    dataset.distribution.length === rows.length, 'JSON-LD');
}

/* Every relative link leads to a file and an anchor that are there. */
async function checkLinks(folder) {
  const ids = {}, seen = new Set();
  const idsOf = (file) => ids[file] || (ids[file] = new Set(
    Array.from(fs.readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g),
      (m) => m[1])));
  const pages = fs.readdirSync(folder).filter((f) => f.endsWith('.html'))
    .concat(fs.readdirSync(path.join(folder, 'sheets'))
      .filter((f) => f.endsWith('.html')).map((f) => 'sheets/' + f));
  for (const page of pages) {
    const file = path.join(folder, page);
    for (const m of fs.readFileSync(file, 'utf8').matchAll(/<a[^>]* href="([^"]*)"/g)) {
      const [to, anchor] = m[1].split('#');
      const target = to ? path.join(path.dirname(file), to) : file;
      if (seen.has(target + '#' + anchor)) continue;
      seen.add(target + '#' + anchor);
      check(fs.existsSync(target) && (!anchor || idsOf(target).has(anchor)),
        `${page}: dead link ${m[1]}`);
    }
  }
}

/* --------------------------------------------------------------- templates */
async function checkTemplates(browser, input) {
  const folder = path.join(work, 'templates'), into = path.join(work, 'own');
  execFileSync(yusuan, ['templates', folder], { stdio: 'ignore' });
  check(fs.readFileSync(path.join(folder, 'fields.md'), 'utf8') ===
    fs.readFileSync(path.join(source, 'docs/template-fields.md'), 'utf8'),
  'docs/template-fields.md is what the program writes');
  const index = path.join(folder, 'index.html');
  const text = fs.readFileSync(index, 'utf8');
  const changed = text
    .replace('<th scope="col" class="n">指标数</th></tr></thead>\n<tbody><tr data-repeat="p in projects"',
      '<th scope="col" class="n">指标数</th><th scope="col">第几</th></tr></thead>\n<tbody><tr data-repeat="p in projects"')
    .replace('data-text="p.indicators">11</td>',
      'data-text="p.indicators">11</td><td data-text="#p">1</td>');
  check(changed !== text, 'the template is changed');
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
  await context.close();
  fs.writeFileSync(index, text.replace('f.label', 'f.lable')
    .replace('"p.code"', '"p.cod"'));
  const bad = report([input], path.join(work, 'none'), '--only', 'html',
    '--templates', folder);
  check(bad.status === 2 && /index\.html:\d+: .*f\.lable/.test(bad.talk) &&
    /p\.cod”/.test(bad.talk) &&
    !fs.existsSync(path.join(work, 'none', path.parse(input).name)),
  'all errors of a template, and nothing written: ' + bad.talk);
}

/* ---------------------------------------------------------------- the whole */
async function checkHostile(browser, folder) {
  const problems = [];
  for (const file of ['index.html', 'tables.html', 'source.html']) {
    const context = await browser.newContext();
    const page = watched(await context.newPage(), folder, problems);
    await page.goto(address(folder, file));
    check(await page.locator('img, main script').count() === 0, file + ': text as markup');
    if (file === 'index.html')
      check((await page.locator('#projects').innerText())
        .includes(NAME.replace('\u202e', '[U+202E]')), 'a hostile name is text');
    if (file === 'source.html') {
      const text = await page.locator('main').innerText();
      check(text.includes('<script>alert("一&二")</script>') &&
        text.includes('"\'</title><img src=x>'), 'hostile text is shown');
      check(text.includes('[U+202E]') && text.includes('[U+2066]') &&
        !/[\u0001\u007f\u202a-\u202e\u2066-\u2069]/.test(text), 'marks are visible');
    }
    await context.close();
  }
  check(problems.length === 0, 'hostile: ' + problems.join('; '));
}
async function main() {
  const samples = fs.readdirSync(path.join(source, 'samples'))
    .filter((f) => f.endsWith('.txt')).map((f) => path.join(source, 'samples', f));
  const hostile = hostileInput();
  const done = report([...samples, hostile], out, '--only', 'html,sheets,data');
  check(done.status < 2, done.talk);
  checkMarkup();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ||
    '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'] });
  for (const name of fs.readdirSync(out)) {
    const folder = path.join(out, name);
    if (!fs.existsSync(path.join(folder, 'index.html'))) continue;
    const sheets = fs.readdirSync(path.join(folder, 'sheets'))
      .filter((f) => f.endsWith('.html') && f !== 'index.html');
    const kinds = ['index.html', 'tables.html', 'source.html',
      'sheets/index.html', 'sheets/' + sheets[0]];
    const size = fs.statSync(path.join(folder, 'index.html')).size;
    check(size <= 600000, `${name}/index.html: ${size} bytes`);
    for (const file of kinds) {
      await checkWidths(browser, folder, file);
      /* The largest pages repeat what the smaller documents' show. */
      if (fs.statSync(path.join(folder, file)).size > 100000 &&
        file !== 'index.html') continue;
      if (name === 'hostile') continue;
      for (const scheme of ['light', 'dark'])
        await checkAxe(browser, folder, file, scheme);
    }
    await checkLinks(folder);
    const bare = await textOf(browser, folder, 'index.html', false);
    check(bare.includes('核对情况') && bare.includes('SHA-256'), 'without script');
    const data = JSON.parse(fs.readFileSync(path.join(folder, 'data/budget.json')));
    if (data.kind !== 'budget') continue;
    await checkNumbers(browser, folder);
    if (data.projects.length > 5) await checkScript(browser, folder);
  }
  await checkHostile(browser, path.join(out, 'hostile'));
  const input = samples.find((f) => JSON.parse(fs.readFileSync(path.join(out,
    path.parse(f).name, 'data/budget.json'))).projects.length > 0);
  await checkTemplates(browser, input);
  await browser.close();
}
main().catch((error) => { failures++; console.error(error); }).finally(() => {
  fs.rmSync(work, { recursive: true, force: true });
  console.log(`${checks} checks, ${failures} failed`);
  process.exit(failures ? 1 : 0);
});
