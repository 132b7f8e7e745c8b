import own from '../../package.json' with { type: 'json' }

/** Of the whole product: the workspaces are released together, as `house-rules/version.test.ts` holds. */
export const VERSION = own.version
