/** What is done on a page before a picture of it is taken. */
import type { Page } from 'playwright'

export async function toSection(page: Page, name: string): Promise<void> {
  await page.evaluate(`[...document.querySelectorAll('h2')].find((h) => h.textContent === '${name}').scrollIntoView()`)
}

/** As the page of an app would, from the window's own origin. */
export async function askForCode(page: Page): Promise<void> {
  await page.evaluate(`fetch('/v1/account/tokens/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo' },
    body: '{"userId":"grace","email":"grace@example.test"}',
  })`)
  await page.getByRole('region', { name: 'Newest code' }).waitFor()
}

export async function deleteNewest(page: Page): Promise<void> {
  await page.evaluate(`fetch('/__emulator/inbox/latest')
    .then((latest) => latest.json())
    .then(({ id }) => fetch('/__emulator/inbox/' + id, { method: 'DELETE' }))`)
}

export async function simulate(page: Page, isOn: boolean): Promise<void> {
  const body = JSON.stringify({ lenientCodes: isOn, rateLimits: !isOn })
  await page.evaluate(`fetch('/__emulator/projects/demo', { method: 'PATCH', body: '${body}' })`)
}

export async function chooseMore(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Import, generate, export' }).click()
  await page.getByRole('menuitem', { name: title }).click()
}
