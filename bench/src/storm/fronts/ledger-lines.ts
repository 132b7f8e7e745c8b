/** Reads an emulator's ledger from its file: what happened in the network, whatever the product believes. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** Offers each line to the readers in turn and passes over what none of them knows. */
export async function readLedgerLines(
  { dataDir, network }: { dataDir: string; network: string },
  read: (line: unknown) => void,
): Promise<void> {
  const input = createReadStream(path.join(dataDir, `${network}-ledger.jsonl`), 'utf8')
  for await (const line of createInterface({ input })) if (line !== '') read(JSON.parse(line))
}

/** Calls `take` for lines of this shape. */
export function reading<Schema extends z.ZodType>(schema: Schema, take: (line: z.infer<Schema>) => void) {
  return (line: unknown): void => {
    const parsed = schema.safeParse(line)
    if (parsed.success) take(parsed.data)
  }
}
