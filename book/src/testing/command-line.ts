/** Commands as a person gives them, on Books in folders and on a server that go when the tests end. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runBook } from '../commands/run-book.ts'
import { MONTH_SECONDS, MONTH_START } from './month.ts'
import type { Files } from './press.ts'

export type CommandLine = ReturnType<typeof openCommandLine>

export function openCommandLine() {
  const folder = mkdtempSync(path.join(tmpdir(), 'veche-book-'))
  const servers: Server[] = []
  return {
    folder,
    /** A Book in a folder of its own. */
    save(name: string, files: Files): string {
      const place = path.join(folder, name)
      for (const [file, bytes] of files) {
        mkdirSync(path.dirname(path.join(place, file)), { recursive: true })
        writeFileSync(path.join(place, file), bytes)
      }
      return place
    },
    /** The address of a site whose Book these files are; `other` answers everything else, or null. */
    async serve(files: Files, other: (url: string) => string | null): Promise<string> {
      const server = createServer(({ url = '' }, response) => {
        const found = files.get(url.replace('/book/', '')) ?? other(url)
        if (found === null) response.writeHead(404).end()
        else response.end(found)
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    veche,
    close(): void {
      rmSync(folder, { recursive: true, force: true })
      for (const server of servers) server.close()
    },
  }
}

async function veche(...args: string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const code = await runBook(args, {
    env: { LANG: 'C.UTF-8' },
    now: MONTH_START + MONTH_SECONDS,
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: () => undefined,
  })
  return { code, out: out.join('\n'), notes: notes.join('\n') }
}
