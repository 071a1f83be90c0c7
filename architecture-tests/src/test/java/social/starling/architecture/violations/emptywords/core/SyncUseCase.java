package social.starling.architecture.violations.emptywords.core;

interface SyncUseCase {}
