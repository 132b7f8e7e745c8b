import { get } from 'node:http'
import { z } from 'zod'

const Heard = z.object({ incidentId: z.string(), activity: z.string() })

/** Opens a stream as a browser does and reports each new incident; the function that it gives closes it. */
export function listenForFound(
  url: string,
  token: string,
  onFound: (incidentId: string) => void,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const call = get(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`Events: ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = `${rest}${chunk}`.split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (!line.startsWith('data: ')) continue
          const heard = Heard.safeParse(JSON.parse(line.slice(6)))
          if (heard.success && heard.data.activity === 'found') onFound(heard.data.incidentId)
        }
      })
      response.on('error', () => undefined)
      resolve(() => call.destroy())
    })
    call.on('error', reject)
  })
}
