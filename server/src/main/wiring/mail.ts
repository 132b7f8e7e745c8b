import { getDirectory } from '../../modules/directory/index.ts'
import { createMailer, type MailDeps, startMailing } from '../../modules/notifications/index.ts'
import type { Product } from '../context.ts'

/** Null without a mail server: letters wait, and the old ones are never sent. */
export function startMail(product: Product): { stop: () => Promise<void> } | null {
  const { mail, publicUrl } = product.config
  if (!mail) return null
  const mailer = createMailer({ ...mail, publicUrl })
  const loop = startMailing(createMailDeps(product, mailer))
  return {
    async stop() {
      await loop.stop()
      mailer.close()
    },
  }
}

export function createMailDeps({ context, config }: Product, mailer: MailDeps['mailer']): MailDeps {
  const { db, clock, log, region } = context
  return {
    db,
    clock,
    log,
    mailer,
    publicUrl: config.publicUrl,
    zone: region.timeZone,
    async loadNames() {
      const { topics, agencies } = await getDirectory(db)
      const topicNames = new Map(topics.map(({ code, name }) => [code, name]))
      const agencyNames = new Map(agencies.map(({ code, shortName }) => [code, shortName]))
      return {
        topic: (code) => topicNames.get(code) ?? null,
        agency: (code) => agencyNames.get(code) ?? null,
      }
    },
  }
}
