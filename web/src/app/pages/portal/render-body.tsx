import { Link } from '@tanstack/react-router'
import type { RenderBody } from '../../../features/portal/duty/index.ts'

export const renderBody: RenderBody = (agencyCode, content) => (
  <Link to="/duty/$agencyCode" params={{ agencyCode }}>
    {content}
  </Link>
)
