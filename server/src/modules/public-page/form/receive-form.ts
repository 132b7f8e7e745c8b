/** Receives a form like a delivery of any network: it is stored in the raw inbox before the sender gets a response. */
import { FORM_SECRET_HEADER, type FormDelivery } from '@veche/contract/public-page.ts'
import type { ChannelAccount } from '../../../connectors/connector.ts'
import { AppError } from '../../../platform/errors.ts'
import type { PublicPageContext } from '../public-page-context.ts'

export async function receiveForm(
  { connectors, writer, clock }: Pick<PublicPageContext, 'connectors' | 'writer' | 'clock'>,
  account: ChannelAccount,
  delivery: FormDelivery,
): Promise<void> {
  const connector = connectors.get(account.network)
  const body = new TextEncoder().encode(JSON.stringify(delivery))
  const headers = { [FORM_SECRET_HEADER]: account.webhookSecret ?? undefined }
  const reception = await connector?.webhook?.receive({ headers, body }, account)
  if (reception?.kind !== 'accept') throw new AppError('public_page.not_taken', 500)
  const receivedAt = clock()
  await writer.write(reception.items.map((item) => ({ ...item, channelId: account.id, receivedAt })))
}
