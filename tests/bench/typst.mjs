// typst.mjs SOURCE PDF FONTS: one document by Typst's compiler.
import { createRequire } from 'node:module';
import fs from 'node:fs';
const [source, pdf, fonts] = process.argv.slice(2);
const require = createRequire(process.cwd() + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace: '.',
  fontArgs: [{ fontPaths: [fonts] }] });
fs.writeFileSync(pdf, compiler.pdf({
  mainFileContent: fs.readFileSync(source, 'utf8') }));
