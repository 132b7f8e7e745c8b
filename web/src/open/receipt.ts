/** On the page of a question: the author's own browser checks that it stands in the Book, and that it is theirs. */
import { fromHex } from '@veche/book/bytes/bytes.ts'
import { computeCommitment } from '@veche/book/entry/commitment.ts'
import { parseKey } from '@veche/book/notes/key.ts'
import { checkProof } from '@veche/book/proofs/check-proof.ts'

const WORDS = {
  ru: {
    true: (index: number, size: number) =>
      `Верно: запись ${index} стоит в подписанной Книге из ${size} записей.`,
    own: 'Её отпечаток сделан из вашего сообщения.',
    other: 'Но её отпечаток сделан не из этого сообщения: его меняли, или запись чужая.',
    unsigned: 'Подпись неверна: это не Книга, ключ которой показан на сайте.',
    not_included: 'Записи в подписанной Книге нет.',
    failed: 'Проверить не вышло: нет связи. Попробуйте ещё раз.',
  },
  en: {
    true: (index: number, size: number) => `True: entry ${index} is in the signed Book of ${size} entries.`,
    own: 'Its fingerprint matches your message.',
    other:
      'But its fingerprint does not match this message: it was changed, or the entry is for another question.',
    unsigned: 'The signature is wrong: this is not the Book whose key is shown on the site.',
    not_included: 'The entry is not in the signed Book.',
    failed: 'Could not check: no connection. Try again.',
  },
}
const words = WORDS[document.documentElement.lang === 'ru' ? 'ru' : 'en']

async function check(proofUrl: string, opening: string): Promise<string> {
  const [proof, key] = await Promise.all([proofUrl, '/book/key'].map((url) => fetch(url)))
  if (!proof?.ok || !key?.ok) return words.failed
  const verdict = await checkProof(
    new Uint8Array(await proof.arrayBuffer()),
    parseKey((await key.text()).trim()),
  )
  if (!verdict.isTrue) return words[verdict.reason]
  const said = words.true(verdict.index, verdict.size)
  const commitment = 'commitment' in verdict.entry ? verdict.entry.commitment : undefined
  if (opening === '' || commitment === undefined) return said
  const { random, ...committed } = JSON.parse(opening)
  return `${said} ${computeCommitment(fromHex(random), committed) === commitment ? words.own : words.other}`
}

const section = document.getElementById('book')
const button = section?.querySelector<HTMLButtonElement>('[data-check]')
const verdict = section?.querySelector<HTMLElement>('[data-verdict]')
if (section && button && verdict) {
  button.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    const { proof = '', opening = '' } = section.dataset
    verdict.textContent = await check(proof, opening).catch(() => words.failed)
    button.disabled = false
  })
}
