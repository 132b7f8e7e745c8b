import type { ChannelAccount, Connector, Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { BroughtFiles } from '../../../platform/files/brought-files.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  authorize,
  findAgency,
  type IncidentScope,
  type IncidentsContext,
  type Recipient,
} from '../../incidents/index.ts'
import type { OnPosted, PostPurpose } from './posted.ts'

export type AnswersContext = IncidentsContext & {
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
  files: BroughtFiles
  /** Of what other bodies give with their parts. Apart, so that a file removed from an answer stays there. */
  partFiles: BroughtFiles
  /** Files of posts are in the store of the module that posts. */
  postFiles: (purpose: PostPurpose) => BroughtFiles
  onPosted: OnPosted
  /** Of recipients who asked in another way and are answered by letter: where, by the id of their own incident. */
  findLetterPlaces: (db: Db, recipients: readonly LetterTo[]) => Promise<ReadonlyMap<string, LetterPlace>>
}

export type LetterTo = Pick<Recipient, 'incidentId' | 'channelId' | 'surface' | 'externalId'>
export type LetterPlace = Pick<Recipient, 'channelId' | 'network' | 'container' | 'threadExternalId'>

/** The services of a step inside a transaction, beside its `tx`. None of them reaches the pool. */
export type AnswersServices = Omit<AnswersContext, 'db'>

export async function authorizeAnswer(
  db: Db,
  {
    actor,
    incident,
    right,
  }: {
    actor: Actor
    incident: IncidentScope
    right: 'draft' | 'submit' | 'clarify' | 'approve' | 'approve_inside' | 'call_back' | 'resolve_delivery'
  },
): Promise<void> {
  const directory = await getDirectory(db)
  authorize(actor, incident, right, findAgency(directory, incident))
}
