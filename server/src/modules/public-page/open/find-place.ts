import { getDirectory } from '../../directory/index.ts'
import { html } from '../domain/html.ts'
import type { OpenContext, OpenReader } from './open-context.ts'

export async function findPlace(
  { db }: Pick<OpenContext, 'db'>,
  code: string,
): Promise<{ code: string; name: string } | null> {
  const { municipalities } = await getDirectory(db)
  const found = municipalities.find((one) => one.code === code)
  return found ? { code, name: found.name } : null
}

export function presentNotFound({ words, keep }: OpenReader) {
  const body = html`<section><div class="wide text"><h1>${words.notFound}</h1><p>${words.notFoundLead}</p><p><a href="${keep('/open')}">${words.back}</a></p></div></section>`
  return { title: words.notFound, body, status: 404 }
}
