export const EXPORT = `mutation ExportAccount { accountExport { json } }`
