package social.starling.architecture.violations.unmarked.core;

interface WithoutDoorPlate {}
