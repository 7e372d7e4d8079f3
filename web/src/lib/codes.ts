/**
 * Copies the recovery codes of the page, and prints it. Without script both buttons stay hidden: the codes can be marked and
 * saved as a file all the same. vite.config.ts makes it small and puts it into the page, under a hash in the content policy;
 * nothing imports it. What it says stands in `data-` attributes.
 */
{
  const told = document.getElementById('copied') as HTMLElement
  const button = (name: string) => document.querySelector<HTMLButtonElement>(`[data-codes=${name}]`)!
  const copy = button('copy')
  const print = button('print')
  const codes = () => [...document.querySelectorAll('#codes li')].map((each) => each.textContent!.trim()).join('\n')

  // Browsers give no clipboard to pages that came without https.
  copy.hidden = !navigator.clipboard
  print.hidden = false
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(codes()).then(
      () => (told.textContent = told.dataset.copied!),
      () => (told.textContent = told.dataset.failed!),
    )
  })
  print.addEventListener('click', () => window.print())
}
