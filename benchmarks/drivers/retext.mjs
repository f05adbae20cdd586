// Prints all that six retext plugins find in a file.
import fs from 'node:fs'
import {retext} from 'retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextIntensify from 'retext-intensify'
import retextPassive from 'retext-passive'
import retextRepeatedWords from 'retext-repeated-words'
import retextSimplify from 'retext-simplify'

const file = await retext()
  .use(retextEnglish)
  .use(retextEquality)
  .use(retextIndefiniteArticle)
  .use(retextIntensify)
  .use(retextPassive)
  .use(retextRepeatedWords)
  .use(retextSimplify)
  .process(fs.readFileSync(process.argv[2], 'utf8'))
process.stdout.write(file.messages.map((found) => `${found.line}:${found.column} ${found.reason}\n`).join(''))
