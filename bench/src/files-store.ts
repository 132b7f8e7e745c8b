/**
 * `npm run files-store`: asks the store that VECHE_FILES_URL names for all that the product asks of one: the cases of the
 * tests, what a backup lists, and what a start proves. Run it once on a store before files move there; it leaves
 * nothing behind. Exit code 1 when something does not hold.
 */

import { readSettings } from '../../server/src/main/networks.ts'
import { openBucket } from '../../server/src/platform/files/store/bucket.ts'
import { FILE_STORE_CASES } from '../../server/test/files/file-store-cases.ts'

const { files } = readSettings(process.env)
if (files.store === null) throw new Error('VECHE_FILES_URL names no store')
const bucket = openBucket(files.store)
const shelf = bucket.shelf('trial')
const MANY = 30

async function listMany(): Promise<void> {
  const saved = await Promise.all(
    Array.from({ length: MANY }, (_one, number) => shelf.save(Buffer.from(`trial ${number}`))),
  )
  const listed: string[] = []
  for await (const { path } of bucket.list()) if (path.startsWith('trial/')) listed.push(path)
  for (const hash of saved) await shelf.remove(hash)
  const wanted = saved.map((hash) => `trial/${hash.slice(0, 2)}/${hash}`).sort()
  if (JSON.stringify(listed) !== JSON.stringify(wanted)) throw new Error('the list is not what was saved')
}

async function speed(): Promise<void> {
  const bytes = Buffer.alloc(1024 ** 2, String(Math.random()))
  const hash = await shelf.save(bytes)
  const startedAt = performance.now()
  for (let time = 0; time < 20; time += 1) await shelf.find(hash)
  console.log(`       a megabyte is read in ${Math.round((performance.now() - startedAt) / 20)} ms`)
  await shelf.remove(hash)
}

const trials = [
  { name: 'proves itself as at a start', run: bucket.prove },
  ...FILE_STORE_CASES.map(({ name, run }) => ({ name, run: () => run(shelf) })),
  { name: 'lists what was saved, in order', run: listMany },
  { name: 'is read', run: speed },
]
for (const { name, run } of trials) {
  try {
    await run()
    console.log(`ok     ${name}`)
  } catch (error) {
    process.exitCode = 1
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
