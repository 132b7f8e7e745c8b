import { Link } from '@tanstack/react-router'
import { OwnStepsDialog } from '../features/desk/own-steps/OwnStepsDialog.tsx'
import { ALL } from '../lib/words/names.ts'
import { useOwnSteps } from './use-own-steps.ts'

type Props = { seesDesk: boolean; onClose: () => void }

/** Joins the list of own acts with the addresses of their questions. */
export function OwnStepsHost({ seesDesk, onClose }: Props) {
  const { undo } = useOwnSteps()
  return (
    <OwnStepsDialog
      onClose={onClose}
      onUndo={undo}
      renderLink={(incidentId, content) =>
        seesDesk ? (
          <Link to="/desk/$queue/{-$incidentId}" params={{ queue: ALL, incidentId }} onClick={onClose}>
            {content}
          </Link>
        ) : (
          <Link to="/tasks/$incidentId" params={{ incidentId }} onClick={onClose}>
            {content}
          </Link>
        )
      }
    />
  )
}
