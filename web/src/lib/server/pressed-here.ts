/** What may begin a sign-in at an identity provider. */

/**
 * Whether somebody pressed a button of ours. What another site leads to, or an address in a mail, begins nothing: a provider
 * that knows the browser would sign it in without a word.
 */
export function isPressedHere({ request, url }: { request: Request; url: URL }): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  // Browsers say that to https and to their own machine alone; all of them name the page of ours that they come from.
  return URL.parse(request.headers.get('referer') ?? '')?.origin === url.origin
}
