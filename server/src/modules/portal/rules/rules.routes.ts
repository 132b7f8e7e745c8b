import { Readable } from 'node:stream'
import { HEADED_FILE_TYPE } from '@veche/contract/portal/headed-imports.ts'
import { WORK_RULE_ROUTES } from '@veche/contract/routes/portal/work-rules.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { writeCsv } from '../../../platform/sheets/index.ts'
import { journalList, requireActor } from '../../access/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { previewRule, startDryRun } from './dry-run.ts'
import { journalRows } from './journal-rows.ts'
import {
  presentPreview,
  readFiring,
  readFirings,
  readMatches,
  readRule,
  readRules,
  readRun,
} from './read-rules.ts'
import { importRules, rulesAsText } from './rule-files.ts'
import { runFiringCommand } from './run-firing-command.ts'
import { runRuleCommand, switchRules } from './run-rule-command.ts'
import { changeRule, createRule } from './save-rule.ts'

/** Files of Cyrillic letters, written as JSON. */
const LARGEST_IMPORT_BYTES = 4 * 1024 * 1024

export function rulesRoutes(context: RulesContext): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    serveRoute(app, WORK_RULE_ROUTES.listRules, (request) => readRules(context, requireActor(request)))

    serveRoute(app, WORK_RULE_ROUTES.exportRules, async (request, reply) => {
      const file = await rulesAsText(context.db)
      await journalList(context.db, request, 'Правила')
      return reply.headers(asDownload('rules.md', `${HEADED_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(
      app,
      WORK_RULE_ROUTES.importRules,
      (request) =>
        importRules(context, {
          ...request.body,
          ...{ isPreview: request.query.preview, actor: requireActor(request) },
        }),
      { bodyLimit: LARGEST_IMPORT_BYTES },
    )

    serveRoute(app, WORK_RULE_ROUTES.createRule, async (request) => {
      const actor = requireActor(request)
      const ruleId = await createRule(context, { content: request.body, actor })
      return readRule(context, { ruleId, actor })
    })

    serveRoute(app, WORK_RULE_ROUTES.previewRule, async (request) => {
      const actor = requireActor(request)
      const tried = await previewRule(context, request.body)
      return presentPreview(db, tried, { actor, conditions: request.body.conditions })
    })

    serveRoute(app, WORK_RULE_ROUTES.switchRules, async (request) => {
      const actor = requireActor(request)
      await switchRules(context, { ...request.body, actor })
      return readRules(context, actor)
    })

    serveRoute(app, WORK_RULE_ROUTES.listFirings, (request) =>
      readFirings(db, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, WORK_RULE_ROUTES.exportFirings, async (request, reply) => {
      const rows = journalRows(context, { ...request.query, actor: requireActor(request) })
      return reply
        .headers(asDownload('rules.csv', 'text/csv; charset=utf-8'))
        .send(Readable.from(writeCsv(rows)))
    })

    serveRoute(app, WORK_RULE_ROUTES.runFiringCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runFiringCommand(context, { ...one, command: request.body })
      return readFiring(db, one)
    })

    serveRoute(app, WORK_RULE_ROUTES.getRule, (request) =>
      readRule(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, WORK_RULE_ROUTES.changeRule, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, ...wanted } = request.body
      await changeRule(context, { ...one, wanted, before })
      return readRule(context, one)
    })

    serveRoute(app, WORK_RULE_ROUTES.runRuleCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runRuleCommand(context, { ...one, command: request.body })
      return readRule(context, one)
    })

    serveRoute(app, WORK_RULE_ROUTES.startDryRun, async (request) => {
      const { ruleId } = request.params
      await startDryRun(context, { ruleId, actor: requireActor(request) })
      return readRun(db, ruleId)
    })

    serveRoute(app, WORK_RULE_ROUTES.listMatches, (request) =>
      readMatches(db, { ...request.params, ...request.query, actor: requireActor(request) }),
    )
  }
}
