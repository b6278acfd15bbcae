'use strict';
/* What the parts of the web test share: the tools, the inputs, counting. */
const fs = require('fs');
const os = require('os');
const path = require('path');
const { execFileSync } = require('child_process');
const { pathToFileURL } = require('url');

const [tools, yusuan, source] = process.argv.slice(2);
const modules = path.join(tools, 'node_modules');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'yusuan-web-'));

const count = { checks: 0, failures: 0 };
function check(good, what) {
  count.checks++;
  if (good) return;
  count.failures++;
  console.error('FAIL ' + what);
}
/* Exit code 1 says that the documents have errors; so do many that are whole. */
function report(inputs, into, ...options) {
  try {
    execFileSync(yusuan, ['report', ...inputs, '-o', into, '--quiet', ...options],
      { stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' } });
    return { status: 0, talk: '' };
  } catch (error) {
    return { status: error.status, talk: String(error.stderr) };
  }
}
function address(...parts) { return pathToFileURL(path.join(...parts)).href; }
function readJson(...parts) {
  return JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'));
}
/* A page that notes what it complains of and what it asks for outside. */
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

/* ---------------------------------------------------------------- inputs */
const HOSTILE = ['<script>alert("一&二")</script>', '"\'</title><img src=x>',
  '甲\u0001乙\u007f丙', '甲\u202e乙\u2066丙'];
const NAME = '数据"&\'平台\u202e运维';
function writeInput(name, text) {
  const file = path.join(work, name);
  fs.writeFileSync(file, text);
  return file;
}
/* A small budget that is whole, the same with hostile words, and its next year
 * with other amounts and another project. */
function inputs() {
  const text = fs.readFileSync(
    path.join(source, 'tests/cases/完好的部门预算/input.txt'), 'utf8');
  const words = HOSTILE.join('');
  const changed = [['2025', '2026'], ['60.000000', '66.000000'],
    ['100.000000', '106.000000'], ['130.000000', '136.000000'],
    ['数据质量评估', '数据目录编制'], ['000000000012', '000000000013']];
  return {
    small: writeInput('small.txt', text),
    next: writeInput('next.txt',
      changed.reduce((all, [from, to]) => all.split(from).join(to), text)),
    hostile: writeInput('hostile.txt', text.split('数据平台运维').join(NAME) +
      `\n附表 其他说明${words}\n项目\t说明\n一\t${words}\n`)
  };
}
const samples = fs.readdirSync(path.join(source, 'samples'))
  .filter((f) => f.endsWith('.txt')).map((f) => path.join(source, 'samples', f));

module.exports = { HOSTILE, NAME, address, check, count, inputs, modules,
  readJson, report, samples, source, watched, work, yusuan };
