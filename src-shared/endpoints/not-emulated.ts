/** What Appwrite answers and Offwrite does not: such a call gets 501 and says so. */

/** Services of which some calls are answered, those that belong to auth. */
export const partlyEmulated: readonly string[] = ['health', 'messaging', 'mock', 'project']

/** Services that are no part of auth: never emulated, or not as a whole. */
export const otherServices = [
  'advisor',
  'apps',
  'assistant',
  'avatars',
  'backups',
  'console',
  'databases',
  'documentsdb',
  'functions',
  'graphql',
  'health',
  'messaging',
  'migrations',
  'mock',
  'network',
  'organization',
  'presences',
  'project',
  'projects',
  'proxy',
  'realtime',
  'sites',
  'storage',
  'tablesdb',
  'tokens',
  'vcs',
  'vectorsdb',
  'webhooks',
] as const
