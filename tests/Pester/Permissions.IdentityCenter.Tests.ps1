BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

BeforeAll {
    . (Join-Path $PSScriptRoot PermissionSandbox.ps1)
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
    Remove-Item -Path "$state*"
}

. (Join-Path $PSScriptRoot PermissionTests.ps1) -Select { $_ -match '-Admin(Identity|PermissionSet|AccountA[cs])' }
