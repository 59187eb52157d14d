/**
 * Prints every statement of an article with the chain from the page to its root.
 *
 *     node scripts/run.mjs examples/programs/chains.ts [FILE…]
 */
import { readArticles } from 'parley/intake';
import { createEngine, loadModel } from 'parley/language';
import { createReader } from 'parley/reading';

const files = process.argv.slice(2);
const engine = await createEngine(await loadModel());
const reader = createReader(engine);

for (const path of files.length ? files : ['examples/yemen-2022/3-relay.json']) {
  for await (const { article, fault } of readArticles({ path })) {
    if (fault) {
      process.stderr.write(`${fault.message}\n`);
      process.exitCode = 2;
      continue;
    }
    process.stdout.write(`${article.title ?? path}\n`);
    for (const { chain, content, certainty, polarity } of (await reader.read(article)).attributions) {
      const links = [article.outlet ?? 'this page', ...chain.map((link) => link.name)].join(' ← ');
      const said = content.map((span) => span.text).join(' … ');
      process.stdout.write(`  ${links}\n    ${polarity} ${certainty}: ${said}\n`);
    }
  }
}
await engine.dispose();
