package social.starling.architecture.violations.platformnames.core;

interface PlansByName {
    void planForBluesky();
}
