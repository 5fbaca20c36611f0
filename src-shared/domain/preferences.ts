/** Preferences as they read back: an empty object inside becomes an empty list (quirk Q3). */
export function storedPreferences(preferences: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(preferences).map(([name, value]) => [name, listWhenEmpty(value)]))
}

function listWhenEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listWhenEmpty)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return entries.length === 0 ? [] : Object.fromEntries(entries.map(([name, inner]) => [name, listWhenEmpty(inner)]))
}
