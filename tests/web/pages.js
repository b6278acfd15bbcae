'use strict';
/* Every kind of page: markup, width, accessibility, links, without script. */
const fs = require('fs');
const path = require('path');
const { execFile } = require('child_process');
const { HOSTILE, NAME, address, check, modules, watched } =
  require('./shared.js');

const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

/* vnu runs beside the rest; resolves to what it has to say. */
function markup(...folders) {
  const jar = path.join(modules, 'vnu-jar/build/dist/vnu.jar');
  return new Promise((done) => execFile('java', ['-Xss8m', '-jar', jar,
    '--format', 'gnu', '--stdout', '--exit-zero-always', '--skip-non-html',
    ...folders], { encoding: 'utf8', maxBuffer: 1 << 28 },
  (error, talk) => done(error ? String(error) : talk)));
}
function checkMarkup(talk) {
  /* Of files, vnu cannot know that 'self' is the folder; browsers do, and
   * their console is checked below. */
  const known = /Resource violates Content Security Policy \(meta tag\): external (stylesheet “(\.\.\/)?style\.css”|script “(\.\.\/)?app\.js”|image “(\.\.\/)?icon\.svg”) blocked/;
  /* JSON-LD is data, no script: the policy does not concern it. */
  const data = /info warning: Inline script violates Content Security Policy/;
  const left = talk.split('\n').filter((line) => line && !known.test(line) &&
    !data.test(line));
  check(left.length === 0, 'vnu:\n' + left.slice(0, 20).join('\n'));
}

/* 1280 at 200 % zoom is laid out as 640. */
async function checkWidths(browser, folder, file, large) {
  const context = await browser.newContext();
  const problems = [];
  const page = watched(await context.newPage(), path.dirname(folder), problems);
  await page.goto(address(folder, file));
  for (const width of large ? [320, 1440] : [320, 390, 640, 768, 1440, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(wide <= width, `${folder}/${file} scrolls sideways at ${width}: ${wide}`);
  }
  check(problems.length === 0, `${folder}/${file}: ${problems.join('; ')}`);
  await context.close();
}
async function checkAxe(browser, folder, file, large) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address(folder, file));
  await page.evaluate(axe);
  for (const colorScheme of large ? ['dark'] : ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const result = await page.evaluate(() => window.axe.run({ runOnly: { type: 'tag',
      values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      /* an experiment of axe: the texts of a mark are its name in pieces */
      rules: { 'label-content-name-mismatch': { enabled: false } } }));
    for (const v of result.violations)
      check(false, `${folder}/${file} ${colorScheme}: ${v.id} ${v.nodes.length} ` +
        v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary);
    check(result.passes.length > 5, `axe ran on ${folder}/${file}`);
  }
  await context.close();
}

/* The first paint needs the page and one stylesheet; script comes later. */
const FRONT_BYTES = 150000, FRONT_ELEMENTS = 2500, PAGE_ELEMENTS = 6000;
async function checkWeight(browser, folder) {
  const size = fs.statSync(path.join(folder, 'index.html')).size;
  check(size <= FRONT_BYTES, `${folder}/index.html: ${size} bytes`);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage(), asked = [];
  page.on('request', (r) => asked.push(path.basename(r.url())));
  await page.goto(address(folder, 'index.html'));
  check(asked.filter((a) => a !== 'icon.svg').sort().join() === 'app.js,index.html,style.css',
    'asked ' + asked);
  check(await page.locator('script[src]').evaluateAll(
    (all) => all.every((s) => s.defer)), 'script waits');
  const screens = await page.evaluate(() => document.documentElement.scrollHeight / 844);
  check(screens <= 8, `${folder}/index.html: ${screens} screens of a telephone`);
  for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.html'))) {
    await page.goto(address(folder, file));
    const n = await page.evaluate(() => document.querySelectorAll('*').length);
    check(n <= (file === 'index.html' ? FRONT_ELEMENTS : PAGE_ELEMENTS),
      `${folder}/${file}: ${n} elements`);
  }
  await context.close();
}

async function checkWithoutScript(browser, folder) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'index.html'));
  const text = await page.locator('main').innerText();
  check(/通过|填报提示|数字不符|读取不全/.test(text), 'without script');
  await page.goto(address(folder, 'checks.html'));
  check(await page.locator('[hidden]').count() === 0, 'nothing is folded without script');
  await context.close();
}

/* Every relative link leads to a file and an anchor that are there. */
function checkLinks(folder, seen, ids) {
  const idsOf = (file) => ids[file] || (ids[file] = new Set(
    Array.from(fs.readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g),
      (m) => m[1])));
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (fs.statSync(file).isDirectory()) { checkLinks(file, seen, ids); continue; }
    if (!name.endsWith('.html')) continue;
    const text = fs.readFileSync(file, 'utf8');
    check(new Set(text.match(/ id="[^"]*"/g)).size ===
      (text.match(/ id="[^"]*"/g) || []).length, `${file}: an id stands twice`);
    for (const m of text.matchAll(/<a[^>]* href="([^"]*)"/g)) {
      const [to, anchor] = decodeURI(m[1]).split('#');
      const target = to ? path.join(path.dirname(file), to) : file;
      if (seen.has(target + '#' + anchor)) continue;
      seen.add(target + '#' + anchor);
      check(fs.existsSync(target) && (!anchor || idsOf(target).has(anchor)),
        `${file}: dead link ${m[1]}`);
    }
  }
}

async function checkHostile(browser, folder) {
  const problems = [];
  for (const file of ['index.html', 'tables.html', 'source.html']) {
    const context = await browser.newContext();
    const page = watched(await context.newPage(), folder, problems);
    await page.goto(address(folder, file));
    check(await page.locator('main img, main script').count() === 0, file + ': text as markup');
    if (file === 'index.html')
      check((await page.locator('main').innerText())
        .includes(NAME.replace('\u202e', '[U+202E]')), 'a hostile name is text');
    if (file === 'source.html') {
      const text = await page.locator('main').innerText();
      check(text.includes(HOSTILE[0]) && text.includes(HOSTILE[1]),
        'hostile text is shown');
      check(text.includes('[U+202E]') && text.includes('[U+2066]') &&
        !/[\u0001\u007f\u202a-\u202e\u2066-\u2069]/.test(text), 'marks are visible');
    }
    await context.close();
  }
  check(problems.length === 0, 'hostile: ' + problems.join('; '));
}

module.exports = { checkAxe, checkHostile, checkLinks, checkMarkup,
  checkWeight, checkWidths, checkWithoutScript, markup };
