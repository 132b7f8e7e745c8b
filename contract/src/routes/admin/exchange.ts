import { z } from 'zod'
import {
  ExchangeJob,
  ExchangeJobsResponse,
  ExportRequest,
  StartImportRequest,
  UploadQuery,
} from '../../admin/exchange.ts'
import { SHEET_TYPES } from '../directory.ts'
import { route } from '../route.ts'

const FILE_TYPES = [...SHEET_TYPES, 'application/vnd.oasis.opendocument.spreadsheet']
const JobParams = z.object({ jobId: z.uuid() })

export const EXCHANGE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/exchange/jobs',
    permission: 'signed_in',
    tag: 'exchange',
    summary: "Lists the caller's exports and imports",
    description: "The last 20. A job is its owner's alone.",
    response: ExchangeJobsResponse,
  }),
  get: route({
    method: 'GET',
    path: '/api/exchange/jobs/{jobId}',
    permission: 'signed_in',
    tag: 'exchange',
    summary: 'Tells how far an export or import has come',
    description: "The caller's own only.",
    params: JobParams,
    response: ExchangeJob,
  }),
  export: route({
    method: 'POST',
    path: '/api/exchange/exports',
    permission: 'incidents.export',
    tag: 'exchange',
    summary: 'Begins an export of incidents',
    description:
      'Those the caller sees, found between two days or by a filter of the desk, as XLSX, CSV or ODS.',
    body: ExportRequest,
    response: ExchangeJob,
  }),
  upload: route({
    method: 'POST',
    path: '/api/exchange/imports',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Uploads a file to be imported',
    description:
      'The bytes are the body. The answer is a preview: columns, first rows, what is missing. Nothing is imported before the start.',
    query: UploadQuery,
    response: ExchangeJob,
  }),
  start: route({
    method: 'POST',
    path: '/api/exchange/imports/{jobId}/start',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Starts an import',
    description: 'Refused where columns are missing, the file is gone or the import runs already.',
    params: JobParams,
    body: StartImportRequest,
    response: ExchangeJob,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/exchange/jobs/{jobId}/cancel',
    permission: 'signed_in',
    tag: 'exchange',
    summary: 'Stops an export or import',
    description: 'Rows that are imported stay; they are taken back by `undo`.',
    params: JobParams,
    response: ExchangeJob,
  }),
  undo: route({
    method: 'POST',
    path: '/api/exchange/jobs/{jobId}/undo',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Takes back what an import brought',
    description:
      'What nobody has touched since is withdrawn; the rest is named by row, with the reason. Answers with the job that does it.',
    params: JobParams,
    response: ExchangeJob,
  }),
  getFile: route({
    method: 'GET',
    path: '/api/exchange/jobs/{jobId}/file',
    permission: 'incidents.export',
    tag: 'exchange',
    summary: 'Takes an exported file away',
    description: 'Until `fileUntil`.',
    params: JobParams,
    produces: FILE_TYPES,
  }),
  getErrors: route({
    method: 'GET',
    path: '/api/exchange/jobs/{jobId}/errors',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Takes away the rows that were not imported',
    description: 'CSV, each row with its reason.',
    params: JobParams,
    produces: ['text/csv'],
  }),
}
