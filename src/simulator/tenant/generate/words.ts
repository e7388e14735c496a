/** What generated things are called. Changing a list changes every generated tenant. */
const listed = (text: string): readonly string[] => text.trim().split(/,\s+/);

export const GIVEN_NAMES = listed(`
  Aisha, Anna, Ben, Carla, Chen, Daniel, Elena, Emeka, Fatima, Felix, Grace, Hana, Hugo, Ines, Ivan, Jonas, Julia,
  Kai, Kofi, Lara, Leo, Lin, Mara, Mateo, Mei, Nadia, Noah, Nora, Olga, Omar, Paolo, Priya, Rosa, Ruth, Sami, Sofia,
  Tariq, Tess, Viktor, Yuki`);

export const SURNAMES = listed(`
  Abe, Adler, Ahmed, Bauer, Brown, Castro, Clark, Costa, Diaz, Dubois, Evans, Farah, Fischer, Garcia, Gruber, Hall,
  Hansen, Ito, Jansen, Khan, Kim, Kowal, Lang, Larsen, Lee, Lopez, Martin, Mensah, Moreau, Nagy, Novak, Okoye, Olsen,
  Patel, Popov, Reid, Rossi, Santos, Sato, Schmidt, Silva, Singh, Tanaka, Turner, Varga, Weber, Wong, Young, Zhang,
  Ziegler`);

export const JOBS = listed(`
  Account Manager, Analyst, Architect, Assistant, Auditor, Consultant, Data Engineer, Designer, Engineer,
  Engineering Manager, Helpdesk Technician, Lawyer, Operations Engineer, Product Manager, Recruiter,
  Sales Representative, Security Engineer, Tester`);

/** What roles of Entra are about; none of them is in Contoso. */
export const SERVICES = listed(`
  Access Review, Archive, Attack Drill, Backup, Branding, Call Quality, Catalog, Certificate, Connector,
  Custom Attribute, Customer Lockbox, Device Compliance, Desktop Analytics, Domain Name, Edge, External Identity,
  Hybrid Identity, Insights, Kiosk, Knowledge, Lifecycle Workflow, Meeting Room, Migration, Network,
  Organizational Message, Places, Printer, Purchasing, Records, Search, Sign-in Log, Telephony, Usage Summary,
  Virtual Visit`);

export const DUTIES = [
  { name: 'Administrator', can: 'manage all aspects of', verb: 'allTasks' },
  { name: 'Reader', can: 'read all settings of', verb: 'read' },
  { name: 'Operator', can: 'run the daily tasks of', verb: 'update' },
  { name: 'Author', can: 'create drafts for', verb: 'create' },
  { name: 'Support Specialist', can: 'solve problems with', verb: 'restore' },
] as const;

export const DIVISIONS = listed(`
  Audit, Customer Care, Data, Finance, Infrastructure, Legal, Logistics, Marketing, People, Platform, Research,
  Retail, Sales, Security, Support, Treasury`);

export const WORKLOADS = listed(`
  Analytics, Archive, Billing, Booking, Catalog, Claims, Commerce, Contracts, Delivery, Documents, Events, Forecast,
  Identity, Imaging, Integration, Inventory, Ledger, Loyalty, Mail, Maps, Mobile, Monitoring, Orders, Partners,
  Payments, Payroll, Planning, Portal, Pricing, Quality, Reporting, Returns, Search, Shipping, Stores, Suppliers,
  Telemetry, Training, Travel, Warehouse`);

export const ENVIRONMENTS = listed(`
  Prod, Test, Dev`);
