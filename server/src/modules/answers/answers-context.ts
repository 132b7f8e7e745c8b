import type { Connector, Network } from '../../connectors/connector.ts'
import type { Actor } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import { authorize, findAgency, type Incident, type IncidentsContext } from '../incidents/index.ts'

export type AnswersContext = IncidentsContext & { connectors: ReadonlyMap<Network, Connector> }

export async function authorizeAnswer(
  { db }: Pick<AnswersContext, 'db'>,
  {
    actor,
    incident,
    right,
  }: {
    actor: Actor
    incident: Incident
    right: 'draft' | 'submit' | 'approve' | 'send_back' | 'resolve_delivery'
  },
): Promise<void> {
  const directory = await getDirectory(db)
  authorize(actor, incident, right, findAgency(directory, incident))
}
