package social.starling.architecture.violations.unmarked.ports;

interface WithoutMark {}
