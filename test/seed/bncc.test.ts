import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBncc } from '#seed/sources/bncc.ts'
import { collect, dryRun, edgesOf, folderWith, problemsOf, recordsOf } from './files.ts'

const STRUCTURE = {
  documento_curricular: [
    { id: 'bncc-2018', nome: 'Base Nacional Comum Curricular', esfera: 'federal' },
    { id: 'computacao-2022', nome: 'Computação na Educação Básica', derivado_de: 'bncc-2018' },
  ],
  etapas: [
    { id: 'EI', nome: 'Educação Infantil' },
    { id: 'EF', nome: 'Ensino Fundamental' },
    { id: 'EM', nome: 'Ensino Médio' },
  ],
  areas_conhecimento: [
    { id: 'ef-area-matematica', etapa: 'EF', nome: 'Matemática' },
    { id: 'em-area-mat', etapa: 'EM', nome: 'Matemática e suas Tecnologias' },
  ],
  componentes_curriculares: [
    { id: 'ef-comp-ma', etapa: 'EF', nome: 'Matemática', sigla_codigo: 'MA', area: 'ef-area-matematica' },
    { id: 'em-comp-arte', etapa: 'EM', nome: 'Arte', area: 'em-area-lgg' },
  ],
  campos_experiencias: [{ id: 'ei-campo-cg', nome: 'Corpo, gestos e movimentos', documento: 'bncc-2018' }],
  competencias_gerais: [{ id: 'cg-01', documento: 'bncc-2018', tipo: 'geral', numero: 1, texto: 'Valorizar saberes.' }],
  competencias_especificas: [
    {
      id: 'em-area-mat-ce-01',
      documento: 'bncc-2018',
      tipo: 'especifica_de_area',
      area: 'em-area-mat',
      numero: 1,
      texto: 'Utilizar estratégias.',
    },
  ],
}
const EARLY = {
  objetivos: [
    { codigo: 'EI01CG01', documento: 'bncc-2018', texto: 'Movimentar o corpo.', campo_experiencias: 'ei-campo-cg' },
    { codigo: 'EI02CG01', documento: 'bncc-2018', texto: 'Apropriar-se de gestos.', campo_experiencias: 'ei-campo-cg' },
  ],
  alinhamentos: [{ id: 'a', objetivos: ['EI01CG01', 'EI02CG01'] }],
}
const FUNDAMENTAL = {
  habilidades: [
    {
      codigo: 'EF67MA02',
      documento: 'bncc-2018',
      texto: 'Comparar frações.',
      componente: 'ef-comp-ma',
      anos: [6, 7],
      organizacao: { tipo: 'unidade_tematica', unidade_tematica: 'ut-numeros' },
      objetos_conhecimento: ['oc-fracoes', 'oc-ordem'],
      vigencia: { status: 'vigente' },
    },
  ],
  contextos_organizacao: [
    { id: 'oc-fracoes', tipo: 'oc', nome: 'Frações', componente: 'ef-comp-ma', fonte: { localizador: 'aba' } },
    { id: 'oc-ordem', tipo: 'oc', nome: 'Ordem', componente: 'ef-comp-ma' },
    { id: 'ut-numeros', tipo: 'ut', nome: 'Números', componente: 'ef-comp-ma' },
  ],
}
const UPPER = {
  habilidades: [
    {
      codigo: 'EM13MAT101',
      documento: 'bncc-2018',
      texto: 'Interpretar situações.',
      area: 'em-area-mat',
      componente: null,
      competencias_especificas: ['em-area-mat-ce-01'],
      campos_atuacao_social: null,
    },
  ],
  contextos_organizacao: [],
}
const COMPUTING = {
  eixos: [{ id: 'co-eixo-pc', documento: 'computacao-2022', nome: 'Pensamento Computacional' }],
  objetos_conhecimento: [
    { id: 'co-1', documento: 'computacao-2022', nome: 'Programação', pai: null },
    { id: 'co-2', documento: 'computacao-2022', nome: 'Laços', pai: 'co-1' },
  ],
  habilidades_ef: [
    {
      codigo: 'EF15CO02',
      documento: 'computacao-2022',
      texto: 'Construir algoritmos.',
      eixo: 'co-eixo-pc',
      objetos_conhecimento: ['co-2'],
      anos: [1, 2, 3, 4, 5],
    },
  ],
}
const ALL = { 'a.json': COMPUTING, 'b.json': EARLY, 'c.json': FUNDAMENTAL, 'd.json': UPPER, 'e.json': STRUCTURE }

async function read(files: Record<string, unknown>) {
  const folder = folderWith(files)
  const items = await collect(readBncc(Object.keys(files).map((name) => join(folder, name))))
  return { records: recordsOf(items), edges: edgesOf(items), problems: problemsOf(items) }
}
const named = (records: ReturnType<typeof recordsOf>, key: string) =>
  records.find((record) => record.sourceKey === `bncc:${key}`)

describe('the BNCC', () => {
  it('is told by its content, and its files are read together', async () => {
    const result = await dryRun(folderWith(ALL))
    expect(result.problems).toEqual([])
    expect(result.counts.byType).toMatchObject({ framework: { read: 2 }, childOf: { rejected: 0 } })
  })

  it('becomes two frameworks in Brazilian Portuguese, each with its objectives', async () => {
    const { records, problems } = await read(ALL)
    expect(problems).toEqual([])
    expect(named(records, 'bncc-2018')).toMatchObject({
      titles: [{ language: 'pt-BR', text: 'Base Nacional Comum Curricular' }],
      version: '2018',
      licences: [{ licence: 'cc-by-4.0', statedBy: 'bncc.dev' }],
      extra: { esfera: 'federal' },
    })
    expect(named(records, 'computacao-2022/EF15CO02')).toMatchObject({
      framework: { sourceKey: 'bncc:computacao-2022' },
      subjects: ['Computação'],
      keywords: ['Laços', 'Programação'],
      ageFrom: 6,
      ageTo: 11,
    })
  })

  it('reads the years of codes, of early years, of several years and of upper secondary', async () => {
    const { records } = await read(ALL)
    expect(named(records, 'bncc-2018/EI02CG01')).toMatchObject({
      levels: ['Crianças bem pequenas (1a7m a 3a11m)'],
      ageFrom: 1,
      ageTo: 4,
    })
    expect(named(records, 'bncc-2018/EF67MA02')).toMatchObject({ levels: ['6º ano', '7º ano'], ageFrom: 11, ageTo: 13 })
    expect(named(records, 'bncc-2018/EM13MAT101')).toMatchObject({ levels: ['Ensino Médio'], ageFrom: 15, ageTo: 18 })
    expect(named(records, 'bncc-2018/em-area-mat-ce-01')).toMatchObject({ ageFrom: 15, ageTo: 18 })
  })

  it('keeps objects of knowledge with the skill, and units as groups above it', async () => {
    const { records, edges } = await read(ALL)
    expect(named(records, 'bncc-2018/EF67MA02')).toMatchObject({
      keywords: ['Frações', 'Ordem'],
      extra: { objetos_conhecimento: [{ id: 'oc-fracoes', fonte: { localizador: 'aba' } }, { id: 'oc-ordem' }] },
    })
    expect(named(records, 'bncc-2018/ut-numeros')).toMatchObject({ sourceType: 'Unidade temática' })
    // Nothing of the BNCC stands below this component of upper secondary.
    expect(named(records, 'bncc-2018/em-comp-arte')).toBeUndefined()
    const above = (id: string) =>
      edges.flatMap((edge) =>
        edge.type === 'childOf' && edge.from.sourceKey.endsWith(`/${id}`) ? [edge.to.sourceKey.split('/')[1]] : [],
      )
    expect(above('EF67MA02')).toEqual(['ut-numeros'])
    expect(above('ut-numeros')).toEqual(['ef-comp-ma'])
    expect(above('ef-comp-ma')).toEqual(['ef-area-matematica'])
    expect(above('ef-area-matematica')).toEqual(['EF'])
    expect(above('EM13MAT101')).toEqual(['em-area-mat-ce-01'])
  })

  it('ties objectives of early years to those of the next age group', async () => {
    const { edges } = await read(ALL)
    expect(edges.filter((edge) => edge.type === 'matches')).toMatchObject([
      { from: { sourceKey: 'bncc:bncc-2018/EI01CG01' }, to: { sourceKey: 'bncc:bncc-2018/EI02CG01' }, kind: 'related' },
    ])
  })

  it('without its structure keeps what stands above as references, and says so', async () => {
    const { records, problems } = await read({ 'c.json': FUNDAMENTAL })
    expect(records.map((record) => record.sourceKey)).toEqual(['bncc:bncc-2018/ut-numeros', 'bncc:bncc-2018/EF67MA02'])
    expect(problems).toMatchObject([{ rejected: false, value: 'ef-comp-ma' }])
  })

  it('tells when the list of years and the code do not agree, and takes the list', async () => {
    const [skill] = FUNDAMENTAL.habilidades
    const { records, problems } = await read({
      ...ALL,
      'c.json': { ...FUNDAMENTAL, habilidades: [{ ...skill, anos: [8] }] },
    })
    expect(problems).toMatchObject([{ message: 'does not agree with the code EF67MA02' }])
    expect(named(records, 'bncc-2018/EF67MA02')).toMatchObject({ levels: ['8º ano'] })
  })

  it('rejects an objective without a text or code, with its line', async () => {
    const result = await dryRun(
      folderWith({ ...ALL, 'b.json': '{"objetivos":[\n{"codigo":"EI01CG01","documento":"bncc-2018"},\n7]}' }),
    )
    expect(result.problems.filter((problem) => problem.rejected)).toMatchObject([
      { line: 2, message: 'The text is missing', record: 'EI01CG01' },
      { line: 3, message: 'is not an object' },
    ])
  })
})
