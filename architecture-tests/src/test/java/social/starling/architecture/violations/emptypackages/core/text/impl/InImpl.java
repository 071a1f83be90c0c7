package social.starling.architecture.violations.emptypackages.core.text.impl;

interface InImpl {}
