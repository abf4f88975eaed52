/** Conventions and standards of other bodies, to which the agreements of the WTO refer or which do the same work beside them. */
import type { Agreement } from './agreement.ts'

const KYOTO: Agreement = {
  id: 'rkc',
  name: 'International Convention on the Simplification and Harmonization of Customs Procedures (as amended)',
  short: 'Revised Kyoto Convention',
  body: 'WCO',
  source: 'Protocol of Amendment done at Brussels on 26 June 1999, Appendix II (General Annex)',
  provisions: [
    ['General Annex, Chapter 3', 'Clearance and Other Customs Formalities'],
    ['General Annex, Chapter 4', 'Duties and Taxes'],
    ['General Annex, Chapter 5', 'Security'],
    ['General Annex, Chapter 6', 'Customs Control'],
    ['General Annex, Chapter 7', 'Application of Information Technology'],
    ['General Annex, Chapter 8', 'Relationship between the Customs and Third Parties'],
    ['General Annex, Chapter 9', 'Information, Decisions and Rulings Supplied by the Customs'],
    ['General Annex, Chapter 10', 'Appeals in Customs Matters']
  ]
}

const IPPC: Agreement = {
  id: 'ippc',
  name: 'International Plant Protection Convention',
  short: 'IPPC',
  body: 'IPPC',
  source:
    'International Plant Protection Convention, New Revised Text approved by the FAO Conference (Resolution 12/97, November 1997)',
  provisions: [
    ['Article V', 'Phytosanitary Certification'],
    ['Article VI', 'Regulated Pests'],
    ['Article VII', 'Requirements in Relation to Imports'],
    ['Article VIII', 'International Cooperation'],
    ['Article IX', 'Regional Plant Protection Organizations'],
    ['Article X', 'Standards']
  ]
}

const CODEX: Agreement = {
  id: 'codex',
  name: 'Codex Alimentarius',
  short: 'Codex',
  body: 'Codex',
  source: 'Codex Alimentarius Commission (FAO and WHO), texts CXG 19-1995, CXG 20-1995, CXG 25-1997 and CXG 38-2001',
  provisions: [
    ['CXG 19-1995', 'Principles and Guidelines for the Exchange of Information in Food Safety Emergency Situations'],
    ['CXG 20-1995', 'Principles for Food Import and Export Inspection and Certification'],
    ['CXG 25-1997', 'Guidelines for the Exchange of Information between Countries on Rejections of Imported Foods'],
    ['CXG 38-2001', 'Guidelines for Design, Production, Issuance and Use of Generic Official Certificates']
  ]
}

const WOAH: Agreement = {
  id: 'woah',
  name: 'Terrestrial Animal Health Code',
  short: 'WOAH Terrestrial Code',
  body: 'WOAH',
  source:
    'World Organisation for Animal Health, Terrestrial Animal Health Code; chapter numbers as in the 2023 edition',
  provisions: [
    ['Chapter 4.4', 'Zoning and Compartmentalisation'],
    ['Chapter 5.1', 'General Obligations Related to Certification'],
    ['Chapter 5.2', 'Certification Procedures']
  ]
}

const FRONTIER_CONTROLS: Agreement = {
  id: 'frontier-controls',
  name: 'International Convention on the Harmonization of Frontier Controls of Goods',
  short: 'Harmonization Convention',
  body: 'UN',
  source: 'Done at Geneva on 21 October 1982, 1409 UNTS 3',
  provisions: [
    ['Article 4', 'Co-ordination of controls'],
    ['Article 5', 'Resources of the services'],
    ['Article 6', 'International co-operation'],
    ['Article 7', 'Co-operation between adjacent countries'],
    ['Article 10', 'Goods in transit']
  ]
}

const TIR: Agreement = {
  id: 'tir',
  name: 'Customs Convention on the International Transport of Goods under Cover of TIR Carnets',
  short: 'TIR Convention',
  body: 'UN',
  source: 'Done at Geneva on 14 November 1975, 1079 UNTS 89',
  provisions: [['The Convention', 'Transit under cover of TIR carnets']]
}

const CMR: Agreement = {
  id: 'cmr',
  name: 'Convention on the Contract for the International Carriage of Goods by Road',
  short: 'CMR',
  body: 'UN',
  source:
    'Done at Geneva on 19 May 1956, 399 UNTS 189; Additional Protocol concerning the Electronic Consignment Note, done at Geneva on 20 February 2008',
  provisions: [
    ['The Convention', 'Consignment note and contract of carriage by road'],
    ['Additional Protocol', 'Electronic consignment note']
  ]
}

const PAPERLESS: Agreement = {
  id: 'paperless-trade',
  name: 'Framework Agreement on Facilitation of Cross-border Paperless Trade in Asia and the Pacific',
  short: 'Paperless Trade Agreement',
  body: 'UN',
  source: 'ESCAP resolution 72/4, done at Bangkok on 19 May 2016',
  provisions: [
    ['Article 5', 'General Principles'],
    ['Article 7', 'Facilitation of Cross-border Paperless Trade and Development of Single-window Systems'],
    ['Article 8', 'Cross-border Mutual Recognition of Trade-related Data and Documents in Electronic Form'],
    ['Article 9', 'International Standards for Exchange of Trade-related Data and Documents in Electronic Form']
  ]
}

const ELECTRONIC_COMMUNICATIONS: Agreement = {
  id: 'ecc',
  name: 'United Nations Convention on the Use of Electronic Communications in International Contracts',
  short: 'Electronic Communications Convention',
  body: 'UN',
  source: 'General Assembly resolution 60/21, adopted at New York on 23 November 2005',
  provisions: [
    ['Article 8', 'Legal recognition of electronic communications'],
    ['Article 9', 'Form requirements']
  ]
}

const MODEL_LAWS: Agreement = {
  id: 'uncitral',
  name: 'UNCITRAL model laws on electronic commerce',
  short: 'UNCITRAL',
  body: 'UN',
  source:
    'Model Laws on Electronic Commerce (1996), on Electronic Signatures (2001) and on Electronic Transferable Records (2017)',
  provisions: [
    ['Electronic Signatures', 'Model Law on Electronic Signatures'],
    ['Transferable Records', 'Model Law on Electronic Transferable Records']
  ]
}

export const BEYOND_WTO: readonly Agreement[] = [
  KYOTO,
  IPPC,
  CODEX,
  WOAH,
  FRONTIER_CONTROLS,
  TIR,
  CMR,
  PAPERLESS,
  ELECTRONIC_COMMUNICATIONS,
  MODEL_LAWS
]
